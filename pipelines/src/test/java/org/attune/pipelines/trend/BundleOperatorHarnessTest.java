package org.attune.pipelines.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.trend.TrendRuns.checked;

import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.attune.pipelines.APatient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BundleOperatorHarnessTest {
  private static final long WAIT = 20;
  private static final long LONG_AFTER = NOON + 24 * 60 * 60 * 1000;
  private static final APatient ANNA = APatient.named("anna");
  private static final APatient BERT = APatient.named("bert");

  private OneInputStreamOperatorTestHarness<CheckedEvent, PatientBundle> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new BundleOperator(WAIT));
    harness.open();
    harness.setProcessingTime(NOON);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void send(long offset, APatient patient) throws Exception {
    harness.processElement(
        new StreamRecord<>(checked(offset, patient.mood("e-" + offset, NOON, 4))));
  }

  /** Offsets of the events, bundle by bundle. */
  private List<List<Long>> handedOn() {
    return harness.extractOutputValues().stream()
        .map(bundle -> bundle.events().stream().map(event -> event.origin().offset()).toList())
        .toList();
  }

  @Test
  void gathersByPatientInTheOrderOfReading() throws Exception {
    send(0, ANNA);
    send(1, BERT);
    send(2, ANNA);
    harness.setProcessingTime(NOON + WAIT - 1);
    assertThat(handedOn()).isEmpty();
    harness.setProcessingTime(NOON + WAIT);
    assertThat(handedOn()).containsExactly(List.of(0L, 2L), List.of(1L));
    assertThat(harness.extractOutputValues())
        .extracting(PatientBundle::patientId)
        .containsExactly("anna", "bert");
  }

  @Test
  void waitsLongerForWhatIsOldAndNoLongerOnceSomethingFreshHasCome() throws Exception {
    harness.setProcessingTime(LONG_AFTER);
    send(0, ANNA);
    harness.setProcessingTime(LONG_AFTER + 10 * WAIT - 1);
    assertThat(handedOn()).isEmpty();
    harness.setProcessingTime(LONG_AFTER + 10 * WAIT);
    assertThat(handedOn()).containsExactly(List.of(0L));

    send(1, ANNA);
    long now = LONG_AFTER + 10 * WAIT;
    harness.processElement(new StreamRecord<>(checked(2, ANNA.mood("e-2", now, 4))));
    harness.setProcessingTime(now + WAIT);
    assertThat(handedOn()).containsExactly(List.of(0L), List.of(1L, 2L));
  }

  @Test
  void lateEventsDoNotOvertakeTimeNorBarriers() throws Exception {
    send(0, ANNA);
    harness.processWatermark(NOON);
    assertThat(harness.getOutput()).last().isEqualTo(new Watermark(NOON));
    assertThat(handedOn()).containsExactly(List.of(0L));

    send(1, ANNA);
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    assertThat(harness.getOutput()).last().isEqualTo(WatermarkStatus.IDLE);
    assertThat(handedOn()).containsExactly(List.of(0L), List.of(1L));

    send(2, ANNA);
    harness.prepareSnapshotPreBarrier(1);
    assertThat(handedOn()).last().isEqualTo(List.of(2L));

    send(3, ANNA);
    harness.endInput();
    assertThat(handedOn()).last().isEqualTo(List.of(3L));
  }

  @Test
  void holdsNoMoreThanItMay() throws Exception {
    for (int offset = 0; offset < BundleOperator.MOST - 1; offset++) {
      send(offset, ANNA);
    }
    assertThat(handedOn()).isEmpty();
    send(BundleOperator.MOST - 1, BERT);
    assertThat(handedOn()).hasSize(2);
    assertThat(handedOn().get(0)).hasSize(BundleOperator.MOST - 1);
  }
}
