package org.attune.pipelines.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.received;

import java.util.List;
import java.util.Queue;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.pipelines.APatient;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RoutingOperatorHarnessTest {
  private static final APatient ANNA = APatient.named("anna");

  private OneInputStreamOperatorTestHarness<Received, Received> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new RoutingOperator()));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void whateverHasAPatientGoesToThePatient() throws Exception {
    // Unfit for trends in every way, and on the safety path all the same.
    Received unfit =
        received(
            1,
            ANNA.phq9(
                ANNA.envelope("", -5, NOON, org.attune.analytics.event.Source.APP, -1, false), 9));
    Received action = received(2, NOON, ANNA.resolve("a", 1));
    send(unfit);
    send(action);

    assertThat(harness.extractOutputValues()).containsExactly(unfit, action);
    assertThat(quarantined()).isEmpty();
  }

  @Test
  void aRecordWithoutAPatientIsQuarantined() throws Exception {
    Received nobody = received(1, APatient.named(" ").phq9("e-1", NOON, 3));
    send(nobody);

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(quarantined())
        .containsExactly(
            new QuarantinedRecord(
                nobody.origin(),
                new Rejection(RejectionReason.MISSING_PATIENT_ID, "patientId"),
                null,
                NOON));
  }

  @Test
  void bytesThatHoldNoRecordAreQuarantined() throws Exception {
    Rejection rejection = new Rejection(RejectionReason.UNKNOWN_SCHEMA, "");
    Origin origin = new Origin("attune.trends", 0, 1);
    send(Received.unreadable(origin, NOON, RejectionReason.UNKNOWN_SCHEMA, "0123456789abcdef"));

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(quarantined())
        .containsExactly(new QuarantinedRecord(origin, rejection, "0123456789abcdef", NOON));
  }

  @Test
  void aTickGoesNowhere() throws Exception {
    send(APatient.tick(1, NOON));

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(quarantined()).isEmpty();
  }

  private void send(Received received) throws Exception {
    harness.processElement(new StreamRecord<>(received));
  }

  private List<QuarantinedRecord> quarantined() {
    Queue<StreamRecord<QuarantinedRecord>> records = harness.getSideOutput(IntakeTags.QUARANTINE);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }
}
