package org.attune.pipelines.trend;

import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.state.StateBackend;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.EventChecks;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.OperatorRun;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.Origin;

/** Runs of the trend operator, and its input. */
final class TrendRuns {
  /** Conflation of the runs, milliseconds. */
  static final long CONFLATION_MILLIS = 1000;

  private TrendRuns() {}

  static OperatorRun<PatientBundle, TrendPoint> on(StateBackend backend) throws Exception {
    return on(backend, 0);
  }

  /** With publications that are taken to cost so much. */
  static OperatorRun<PatientBundle, TrendPoint> on(StateBackend backend, double assumedMillis)
      throws Exception {
    return OperatorRun.of(
        backend,
        () -> new TrendOperator(new Conflation(CONFLATION_MILLIS), assumedMillis),
        PatientBundle::patientId,
        IntakeTags.QUARANTINE,
        IntakeTags.VERDICTS);
  }

  /** Events of one patient, in a bundle. */
  static PatientBundle bundle(CheckedEvent... events) {
    return bundle(List.of(events));
  }

  static PatientBundle bundle(List<CheckedEvent> events) {
    return PatientBundle.of(events.get(0).observation().envelope().patientId(), events);
  }

  static CheckedEvent checked(long offset, CheckIn checkIn) {
    long producedAt = checkIn.envelope().receivedAtMillis();
    return checked("attune.check-ins", offset, EventChecks.check(checkIn, producedAt), producedAt);
  }

  static CheckedEvent checked(long offset, BiometricBatch batch) {
    long producedAt = batch.envelope().receivedAtMillis();
    return checked("attune.biometrics", offset, EventChecks.check(batch, producedAt), producedAt);
  }

  private static CheckedEvent checked(
      String topic, long offset, Checked checked, long producedAtMillis) {
    return new CheckedEvent(
        new Origin(topic, 0, offset),
        producedAtMillis,
        Objects.requireNonNull(checked.observation(), "the event is not fit for trends"));
  }
}
