package org.attune.pipelines.alert;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.jspecify.annotations.Nullable;

/**
 * Sends every record with a patient on to the patient, whatever else is wrong with it. Records that
 * cannot be read are quarantined; where the trend job reads them too, both write the same entry
 * under the same key.
 */
final class RoutingOperator extends ProcessFunction<Received, Received> {
  @Override
  public void processElement(Received received, Context context, Collector<Received> out) {
    Rejection rejection = rejection(received);
    if (rejection != null) {
      context.output(IntakeTags.QUARANTINE, QuarantinedRecord.of(received, rejection));
    } else if (!received.patientId().isBlank()) {
      out.collect(received);
    }
  }

  private static @Nullable Rejection rejection(Received received) {
    boolean payload =
        received.assessment() != null
            || received.checkIn() != null
            || received.session() != null
            || received.treatment() != null
            || received.journalSignal() != null
            || received.trendPoint() != null
            || received.action() != null;
    return payload && received.patientId().isBlank()
        ? new Rejection(RejectionReason.MISSING_PATIENT_ID, "patientId")
        : received.rejection();
  }
}
