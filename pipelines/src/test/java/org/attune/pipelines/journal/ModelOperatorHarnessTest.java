package org.attune.pipelines.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.received;

import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalFinding;
import org.attune.analytics.journal.JournalSignal;
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
