package org.attune.pipelines.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.noonOf;

import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Source;
import org.attune.analytics.journal.ContextReader;
import org.attune.analytics.journal.EntryContext;
import org.attune.pipelines.APatient;
import org.attune.pipelines.OperatorRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ContextFoldOperatorHarnessTest {
  private static final APatient ANNA = APatient.named("anna");
  private static final ContextReader READER = new ContextReader();

  private OperatorRun<EntryContext, EntryContext> run;

  @BeforeEach
  void open() throws Exception {
    run = OperatorRun.of(ContextFoldOperator::new, context -> context.envelope().patientId());
  }

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void aCorrectionAfterACrashStandsAndWhatIsReadAgainIsToldOnce() throws Exception {
    run.send(context("e-1", NOON, 0, "I could not sleep."));
    run.take();
    run.crashAndRestore();
    run.send(context("e-1", NOON, 0, "I could not sleep."));
    run.send(context("e-1", NOON, 1, "The soup was good."));
    run.send(context("e-1", NOON, 0, "I could not sleep."));

    assertThat(run.output()).hasSize(1);
    assertThat(run.output().get(0).envelope().revision()).isEqualTo(1);
    assertThat(run.output().get(0).triggers()).isEmpty();
  }

  @Test
  void aWithdrawalThatComesFirstKeepsWhatItWithdrewUntold() throws Exception {
    run.send(context("e-1", NOON, 1, ""));
    run.send(context("e-1", NOON, 0, "I could not sleep."));

    assertThat(run.output()).hasSize(1);
    assertThat(run.output().get(0).envelope().retracted()).isTrue();
  }

  @Test
  void anEntryIsForgottenSixtyDaysAfterItsLastChange() throws Exception {
    run.send(context("e-1", NOON, 0, "I could not sleep."));
    run.send(context("e-2", noonOf(30), 0, "I could not sleep."));
    assertThat(run.eventTimeTimers()).isEqualTo(1);

    run.watermark(noonOf(59));
    assertThat(run.stateEntries()).isEqualTo(2);
    run.watermark(noonOf(62));
    assertThat(run.eventTimeTimers()).isEqualTo(1);
    run.watermark(noonOf(92));

    assertThat(run.eventTimeTimers()).isZero();
    assertThat(run.stateEntries()).isZero();
  }

  /** What a revision is about; no text withdraws the entry. */
  private static EntryContext context(String eventId, long receivedAt, int revision, String text) {
    var envelope =
        ANNA.envelope(eventId, receivedAt, receivedAt, Source.APP, revision, text.isEmpty());
    return EntryContext.of(
        envelope, false, PromptKind.FREE, true, READER.read(ANNA.journal(envelope, text)), null);
  }
}
