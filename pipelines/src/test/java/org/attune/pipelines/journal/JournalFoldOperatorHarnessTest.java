package org.attune.pipelines.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.attune.pipelines.APatient.DAY;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.noonOf;

import org.attune.analytics.event.Source;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalReader;
import org.attune.analytics.journal.JournalReading;
import org.attune.analytics.journal.JournalSignal;
import org.attune.pipelines.APatient;
import org.attune.pipelines.OperatorRun;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JournalFoldOperatorHarnessTest {
  private static final APatient ANNA = APatient.named("anna");
  private static final JournalReader READER = new JournalReader();

  private OperatorRun<ReadEntry, JournalSignal> run;
  private long offset;

  @BeforeEach
  void open() throws Exception {
    run =
        OperatorRun.of(
            JournalFoldOperator::new,
            entry -> entry.reading().envelope().patientId(),
            IntakeTags.VERDICTS);
  }

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void aHitIsPublishedAtOnce() throws Exception {
    send("e-1", NOON, 0, "I want to kill myself.");

    assertThat(run.output())
        .extracting(JournalSignal::entryId, JournalSignal::ruleId, JournalSignal::retracted)
        .containsExactly(tuple("e-1", "active-kill-myself", false));
  }

  @Test
  void aCorrectionAfterACrashWithdrawsWhatWasSaidBeforeIt() throws Exception {
    send("e-1", NOON, 0, "I want to kill myself.");
    run.take();
    run.crashAndRestore();
    send("e-1", NOON + DAY, 1, "I want to learn the guitar.");

    assertThat(run.output())
        .extracting(JournalSignal::ruleId, JournalSignal::retracted, JournalSignal::revision)
        .containsExactly(tuple("active-kill-myself", true, 1));
  }

  @Test
  void whatIsReadAgainAfterACrashIsPublishedOnce() throws Exception {
    run.crashAndRestore();
    send("e-1", NOON, 0, "I want to kill myself.");
    send("e-1", NOON, 0, "I want to kill myself.");

    assertThat(run.output()).hasSize(1);
    assertThat(run.side(Verdict.class))
        .extracting(Verdict::disposition)
        .containsExactly(Disposition.ACCEPTED, Disposition.DUPLICATE);
  }

  @Test
  void whatWasCountedAtTheEdgeIsNotCountedAgain() throws Exception {
    JournalReading reading = reading("e-1", NOON, 0, "I want to kill myself.");
    run.send(new ReadEntry(new Origin("attune.journals", 0, 1), reading, true));

    assertThat(run.output()).hasSize(1);
    assertThat(run.side(Verdict.class)).isEmpty();
  }

  @Test
  void aModelTakesNothingFromAPhrase() throws Exception {
    send("e-1", NOON, 0, "I want to kill myself.");
    run.take();
    JournalReading nothing = reading("e-1", NOON, 0, "All is well.");
    run.send(
        new ReadEntry(
            new Origin("attune.journals", 0, 1),
            new JournalReading(nothing.envelope(), false, FindingKind.MODEL, nothing.findings()),
            true));

    assertThat(run.take()).isEmpty();
  }

  @Test
  void anEntryIsForgottenSixtyDaysAfterItsLastChange() throws Exception {
    send("e-1", NOON, 0, "I want to kill myself.");
    send("e-2", noonOf(30), 0, "All is well.");
    assertThat(run.eventTimeTimers()).isEqualTo(1);

    run.watermark(noonOf(59));
    assertThat(run.stateEntries()).isEqualTo(2);
    send("e-1", noonOf(59), 0, "I want to kill myself.");
    run.watermark(noonOf(62));
    assertThat(run.eventTimeTimers()).isEqualTo(1);
    run.watermark(noonOf(92));

    assertThat(run.eventTimeTimers()).isZero();
    assertThat(run.stateEntries()).isZero();
  }

  private void send(String eventId, long receivedAt, int revision, String text) throws Exception {
    run.send(
        new ReadEntry(
            new Origin("attune.journals", 0, offset++),
            reading(eventId, receivedAt, revision, text),
            false));
  }

  private static JournalReading reading(
      String eventId, long receivedAt, int revision, String text) {
    var envelope = ANNA.envelope(eventId, receivedAt, receivedAt, Source.APP, revision, false);
    return new JournalReading(
        envelope, false, FindingKind.PHRASE, READER.read(ANNA.journal(envelope, text)));
  }
}
