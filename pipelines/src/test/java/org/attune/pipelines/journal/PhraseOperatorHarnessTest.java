package org.attune.pipelines.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.received;

import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.journal.JournalFinding;
import org.attune.pipelines.APatient;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.intake.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PhraseOperatorHarnessTest {
  private static final APatient ANNA = APatient.named("anna");
  private static final String TEXT = "I am going to kill myself.";
  private static final long YEAR = 365 * APatient.DAY;

  private OneInputStreamOperatorTestHarness<Received, ReadEntry> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new PhraseOperator()));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void anEntryIsReadAndItsTextStaysHere() throws Exception {
    send(received(1, ANNA.journal("e-1", NOON, TEXT)));

    ReadEntry read = onlyOne();
    assertThat(read.counted()).isFalse();
    assertThat(rules(read)).contains("intent-going-to-kill");
    assertThat(read.toString()).doesNotContain("kill").doesNotContain("anna");
    assertThat(quarantined()).isEmpty();
    assertThat(verdicts()).isEmpty();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(entry("e-1", NOON, NOON, "es-MX"), RejectionReason.MALFORMED, "language"),
        Arguments.of(entry("e-1", NOON, NOON, "!"), RejectionReason.MALFORMED, "language"),
        Arguments.of(entry("", NOON, NOON, "en"), RejectionReason.MISSING_EVENT_ID, "eventId"),
        Arguments.of(
            entry("e-1", NOON + YEAR, NOON, "en"), RejectionReason.WRONG_CLOCK, "eventTime"),
        Arguments.of(entry("e-1", NOON, 0, "en"), RejectionReason.WRONG_CLOCK, "receivedAt"),
        Arguments.of(
            new JournalEntry(
                ANNA.envelope("e-1", NOON), TEXT + " word".repeat(50_000), "en", PromptKind.FREE),
            RejectionReason.MALFORMED,
            "text"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whateverIsWrongWithAnEntryItIsReadAndSetAsideBesides(
      JournalEntry entry, RejectionReason reason, String field) throws Exception {
    Received received = Received.of(new Origin("attune.journals", 3, 7), NOON, entry);
    send(received);

    ReadEntry read = onlyOne();
    assertThat(rules(read)).contains("intent-going-to-kill");
    assertThat(read.counted()).isTrue();
    assertThat(read.reading().envelope().eventId()).isIn("e-1", "attune.journals/3/7");
    assertThat(read.reading().envelope().receivedAtMillis()).isEqualTo(NOON);
    assertThat(read.reading().envelope().eventTimeMillis()).isBetween(NOON - APatient.HOUR, NOON);
    assertThat(quarantined())
        .containsExactly(
            new QuarantinedRecord(received.origin(), new Rejection(reason, field), null, NOON));
    assertThat(verdicts()).containsExactly(new Verdict(received.origin(), Disposition.QUARANTINED));
  }

  @Test
  void aLateEntryIsReadLikeAnyOther() throws Exception {
    send(received(1, entry("e-1", NOON - YEAR, NOON, "en")));

    assertThat(rules(onlyOne())).contains("intent-going-to-kill");
    assertThat(quarantined()).isEmpty();
  }

  @Test
  void anEntryOfNobodyAndBytesThatHoldNoneAreSetAside() throws Exception {
    send(received(1, APatient.named(" ").journal("e-1", NOON, TEXT)));
    send(
        Received.unreadable(
            new Origin("attune.journals", 0, 2), NOON, RejectionReason.NOT_AVRO, null));

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(quarantined())
        .extracting(record -> record.rejection().reason())
        .containsExactly(RejectionReason.MISSING_PATIENT_ID, RejectionReason.NOT_AVRO);
    assertThat(verdicts()).hasSize(2);
  }

  @Test
  void aWithdrawnEntryNeedsNoText() throws Exception {
    send(received(1, ANNA.journal(ANNA.envelope("e-1", NOON, NOON, Source.APP, 1, true), "")));

    assertThat(onlyOne().reading().findings()).isEmpty();
    assertThat(quarantined()).isEmpty();
  }

  private static JournalEntry entry(
      String eventId, long eventTime, long receivedAt, String language) {
    return new JournalEntry(
        ANNA.envelope(eventId, eventTime, receivedAt, Source.APP, 0, false),
        TEXT,
        language,
        PromptKind.FREE);
  }

  private void send(Received received) throws Exception {
    harness.processElement(new StreamRecord<>(received));
  }

  private ReadEntry onlyOne() {
    List<ReadEntry> read = harness.extractOutputValues();
    assertThat(read).hasSize(1);
    return read.get(0);
  }

  private static List<String> rules(ReadEntry read) {
    return read.reading().findings().stream().map(JournalFinding::ruleId).toList();
  }

  private List<QuarantinedRecord> quarantined() {
    return side(IntakeTags.QUARANTINE);
  }

  private List<Verdict> verdicts() {
    return side(IntakeTags.VERDICTS);
  }

  private <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }
}
