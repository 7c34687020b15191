package org.attune.pipelines.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.received;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.journal.EntryContext;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.JournalFinding;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.journal.JournalTheme;
import org.attune.analytics.journal.JournalTrigger;
import org.attune.analytics.journal.ThemeFinding;
import org.attune.analytics.journal.TriggerFinding;
import org.attune.analytics.journal.model.SentenceEncoder;
import org.attune.pipelines.APatient;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.minilm.MiniLmEncoder;
import org.junit.jupiter.api.Test;

final class ModelOperatorHarnessTest {
  private static final APatient ANNA = APatient.named("anna");
  private static final EncoderLoader MISSING_MODEL =
      () -> {
        throw new IllegalStateException("no model here");
      };
  private static final EncoderLoader MISSING_LIBRARY =
      () -> {
        throw new UnsatisfiedLinkError("no library here");
      };
  private static final String TELLING =
      "I had an argument with my landlord about the zucchini. I could not sleep after it.";
  private static final String VEILED = "I am tired of pretending that things will work out.";
  private static final String ORDINARY = "I cooked soup and called my sister. We laughed a lot.";

  @Test
  void anEntryIsReadByTheModelAndItsTextStaysHere() throws Exception {
    try (Run run = new Run(MiniLmEncoder::load)) {
      run.send(received(1, ANNA.journal("e-1", NOON, ORDINARY)));

      ReadEntry read = run.onlyOne();
      assertThat(read.reading().kind()).isEqualTo(FindingKind.MODEL);
      assertThat(read.reading().findings()).isEmpty();
      assertThat(read.counted()).isTrue();
      assertThat(read.toString()).doesNotContain("soup").doesNotContain("anna");
      assertThat(run.operator.entriesRead()).isEqualTo(1);
      assertThat(run.operator.entriesNotRead()).isZero();
    }
  }

  @Test
  void veiledHopelessnessAsksForAReadingAtTheNextReview() throws Exception {
    try (Run run = new Run(MiniLmEncoder::load)) {
      run.send(received(1, ANNA.journal("e-1", NOON, VEILED)));

      assertThat(rules(run.onlyOne())).containsExactly("model-hopelessness");
      JournalFinding finding = run.onlyOne().reading().findings().get(0);
      assertThat(finding.tier()).isEqualTo(Tier.ROUTINE);
      assertThat(finding.category()).isEqualTo(JournalCategory.HOPELESSNESS);
    }
  }

  @Test
  void anEntryIsMarkedWhenTheModelCannotBeLoaded() throws Exception {
    for (EncoderLoader loader : List.of(MISSING_MODEL, MISSING_LIBRARY)) {
      try (Run run = new Run(loader)) {
        run.send(received(1, ANNA.journal("e-1", NOON, ORDINARY)));

        assertMarked(run.onlyOne());
        assertThat(run.operator.entriesNotRead()).isEqualTo(1);
        assertThat(run.operator.entriesRead()).isZero();
      }
    }
  }

  @Test
  void anEntryIsMarkedWhenTheModelThrowsAndTheNextIsReadAgain() throws Exception {
    try (Run run = new Run(FailsOnSoup::new)) {
      run.send(received(1, ANNA.journal("e-1", NOON, ORDINARY)));
      run.send(received(2, ANNA.journal("e-2", NOON, "I walked by the lake.")));

      assertMarked(run.output().get(0));
      assertThat(run.output().get(1).reading().findings()).isEmpty();
      assertThat(run.operator.entriesNotRead()).isEqualTo(1);
      assertThat(run.operator.entriesRead()).isEqualTo(1);
    }
  }

  @Test
  void whatLiesBehindTheMostThatIsReadIsMarked() throws Exception {
    try (Run run = new Run(FailsOnSoup::new)) {
      run.send(received(1, ANNA.journal("e-1", NOON, "It rained today. ".repeat(401))));

      assertThat(rules(run.onlyOne())).containsExactly(JournalSignal.NOT_READ_BY_MODEL);
    }
  }

  @Test
  void aWithdrawnEntryHoldsNothingAlsoWithoutAModel() throws Exception {
    try (Run run = new Run(MISSING_MODEL)) {
      run.send(
          received(1, ANNA.journal(ANNA.envelope("e-1", NOON, NOON, Source.APP, 1, true), "")));

      assertThat(run.onlyOne().reading().findings()).isEmpty();
    }
  }

  @Test
  void whatIsNoEntryOfAnybodyIsLeftToTheJobThatQuarantinesIt() throws Exception {
    try (Run run = new Run(FailsOnSoup::new)) {
      run.send(received(1, APatient.named(" ").journal("e-1", NOON, ORDINARY)));
      run.send(
          Received.unreadable(
              new Origin("attune.journals", 0, 2), NOON, RejectionReason.NOT_AVRO, null));

      assertThat(run.output()).isEmpty();
    }
  }

  @Test
  void whatAnEntryIsAboutGoesAnotherWayAndHoldsNoneOfItsText() throws Exception {
    try (Run run = new Run(MiniLmEncoder::load)) {
      run.send(received(1, ANNA.journal("e-1", NOON, TELLING)));

      EntryContext context = run.onlyContext();
      assertThat(context.readByModel()).isTrue();
      assertThat(context.languageSupported()).isTrue();
      assertThat(context.sentences()).isEqualTo(2);
      assertThat(context.valence()).isLessThan(0);
      assertThat(context.distress()).isBetween(0.0, 1.0);
      assertThat(context.themes()).extracting(ThemeFinding::theme).contains(JournalTheme.SLEEP);
      assertThat(context.triggers())
          .extracting(TriggerFinding::trigger)
          .contains(JournalTrigger.ARGUMENT, JournalTrigger.POOR_SLEEP);
      assertThat(bytesOf(context)).doesNotContain("landlord").doesNotContain("zucchini");
      assertThat(context.toString()).doesNotContain("anna");
      assertThat(run.operator.entriesWithoutContext()).isZero();
    }
  }

  @Test
  void rulesStillTellWhatAnEntryIsAboutWhenTheModelThrows() throws Exception {
    try (Run run = new Run(FailsOnSoup::new)) {
      run.send(received(1, ANNA.journal("e-1", NOON, "I could not sleep. " + ORDINARY)));

      EntryContext context = run.onlyContext();
      assertThat(context.readByModel()).isFalse();
      assertThat(context.valence()).isNull();
      assertThat(context.distress()).isNull();
      assertThat(context.themes())
          .extracting(ThemeFinding::theme)
          .containsExactly(JournalTheme.SLEEP);
      assertMarked(run.onlyOne());
      assertThat(run.operator.entriesWithoutContext()).isEqualTo(1);
    }
  }

  @Test
  void anEntryInAnotherLanguageIsToldAsUnread() throws Exception {
    JournalEntry english = ANNA.journal("e-1", NOON, "I could not sleep.");
    try (Run run = new Run(MiniLmEncoder::load)) {
      run.send(
          received(
              1, new JournalEntry(english.envelope(), english.text(), "de", english.promptKind())));

      EntryContext context = run.onlyContext();
      assertThat(context.languageSupported()).isFalse();
      assertThat(context.readByModel()).isFalse();
      assertThat(context.themes()).isEmpty();
      assertThat(context.triggers()).isEmpty();
    }
  }

  @Test
  void aWithdrawnEntryIsAboutNothing() throws Exception {
    try (Run run = new Run(MiniLmEncoder::load)) {
      run.send(
          received(
              1, ANNA.journal(ANNA.envelope("e-1", NOON, NOON, Source.APP, 1, true), TELLING)));

      EntryContext context = run.onlyContext();
      assertThat(context.envelope().retracted()).isTrue();
      assertThat(context.sentences()).isZero();
      assertThat(context.themes()).isEmpty();
      assertThat(context.triggers()).isEmpty();
      assertThat(context.valence()).isNull();
    }
  }

  /** Everything that would cross the network. */
  private static String bytesOf(EntryContext context) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(256);
    TypeInformation.of(EntryContext.class)
        .createSerializer(new SerializerConfigImpl())
        .serialize(context, out);
    byte[] bytes = out.getCopyOfBuffer();
    return new String(bytes, StandardCharsets.UTF_8)
        + new String(bytes, StandardCharsets.UTF_16BE)
        + new String(bytes, StandardCharsets.UTF_16LE);
  }

  private static void assertMarked(ReadEntry read) {
    assertThat(rules(read)).containsExactly(JournalSignal.NOT_READ_BY_MODEL);
    JournalFinding mark = read.reading().findings().get(0);
    assertThat(mark.kind()).isEqualTo(FindingKind.MODEL);
    assertThat(mark.tier()).isEqualTo(Tier.ROUTINE);
    assertThat(mark.score()).isNull();
  }

  private static List<String> rules(ReadEntry read) {
    return read.reading().findings().stream().map(JournalFinding::ruleId).toList();
  }

  /** The operator alone. */
  private static final class Run implements AutoCloseable {
    private final ModelOperator operator;
    private final OneInputStreamOperatorTestHarness<Received, ReadEntry> harness;

    private Run(EncoderLoader loader) throws Exception {
      operator = new ModelOperator(loader);
      harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(operator));
      harness.open();
    }

    private void send(Received received) throws Exception {
      harness.processElement(new StreamRecord<>(received));
    }

    private List<ReadEntry> output() {
      return harness.extractOutputValues();
    }

    private EntryContext onlyContext() {
      var contexts = harness.getSideOutput(ModelOperator.CONTEXTS);
      assertThat(contexts).hasSize(1);
      return contexts.element().getValue();
    }

    private ReadEntry onlyOne() {
      assertThat(output()).hasSize(1);
      return output().get(0);
    }

    @Override
    public void close() {
      try {
        harness.close();
      } catch (Exception e) {
        throw new AssertionError("the operator does not close", e);
      }
    }
  }

  private static final class FailsOnSoup implements SentenceEncoder {
    @Override
    public float[] encode(String sentence) {
      if (sentence.contains("soup")) {
        throw new IllegalStateException("cannot encode");
      }
      return new float[384];
    }

    @Override
    public int dimensions() {
      return 384;
    }

    @Override
    public void close() {}
  }
}
