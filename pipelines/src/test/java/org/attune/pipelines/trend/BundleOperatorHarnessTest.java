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
  private static final long MUCH = 4_000_000;
  private static final long LITTLE = 20_000;
  private static final int MANY = 100;
  private static final long LONG_AFTER = NOON + 24 * 60 * 60 * 1000;
  private static final APatient ANNA = APatient.named("anna");
  private static final APatient BERT = APatient.named("bert");

  private OneInputStreamOperatorTestHarness<CheckedEvent, PatientBundle> harness;

  @BeforeEach
  void open() throws Exception {
    open(MUCH);
  }

  private void open(long mostBytes) throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new BundleOperator(WAIT, Runtime.getRuntime().maxMemory() / mostBytes));
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

  /** Enough for what is being worked off, one more than counts, and little of each patient. */
  private void sendFast() throws Exception {
    for (int offset = 0; offset <= BundleOperator.FAST; offset++) {
      send(offset, APatient.named("p-" + offset % MANY));
    }
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
  void holdsWhatIsWorkedOffForAsLongAsItComesFast() throws Exception {
    harness.setProcessingTime(LONG_AFTER);
    sendFast();
    harness.setProcessingTime(LONG_AFTER + 10 * WAIT);
    assertThat(handedOn()).isEmpty();
    send(BundleOperator.FAST + 1, BERT);
    harness.setProcessingTime(LONG_AFTER + 20 * WAIT - 1);
    assertThat(handedOn()).isEmpty();
    harness.setProcessingTime(LONG_AFTER + 20 * WAIT);
    assertThat(handedOn()).hasSize(MANY + 1).last().isEqualTo(List.of(BundleOperator.FAST + 1L));
  }

  @Test
  void whatIsFreshDoesNotTakeAlongWhatIsWorkedOff() throws Exception {
    harness.setProcessingTime(LONG_AFTER);
    send(-2, BERT);
    sendFast();
    harness.processWatermark(NOON);
    harness.processElement(new StreamRecord<>(checked(-1, BERT.mood("e", LONG_AFTER, 4))));
    harness.setProcessingTime(LONG_AFTER + WAIT);
    assertThat(handedOn()).containsExactly(List.of(-2L, -1L));
    harness.setProcessingTime(LONG_AFTER + 10 * WAIT);
    assertThat(harness.getOutput()).hasSize(1);

    harness.setProcessingTime(LONG_AFTER + 20 * WAIT);
    assertThat(handedOn()).hasSize(MANY + 1);
    assertThat(harness.getOutput()).last().isEqualTo(new Watermark(NOON));
  }

  @Test
  void timePassesBehindWhatCameBefore() throws Exception {
    send(0, ANNA);
    harness.processWatermark(NOON);
    send(1, BERT);
    harness.processWatermark(NOON + 1);
    assertThat(harness.getOutput()).isEmpty();
    harness.setProcessingTime(NOON + WAIT);
    assertThat(handedOn()).containsExactly(List.of(0L), List.of(1L));
    assertThat(harness.getOutput()).hasSize(3).last().isEqualTo(new Watermark(NOON + 1));

    harness.processWatermark(NOON + 2);
    assertThat(harness.getOutput()).hasSize(4).last().isEqualTo(new Watermark(NOON + 2));
  }

  @Test
  void nothingIsHeldAcrossBarriersNorSilenceNorTheEnd() throws Exception {
    send(0, ANNA);
    harness.processWatermark(NOON);
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    assertThat(handedOn()).containsExactly(List.of(0L));
    assertThat(List.copyOf(harness.getOutput()).subList(1, 3))
        .isEqualTo(List.of(new Watermark(NOON), WatermarkStatus.IDLE));

    send(1, ANNA);
    harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
    assertThat(handedOn()).last().isEqualTo(List.of(1L));

    send(2, ANNA);
    harness.processWatermark(NOON + 1);
    harness.prepareSnapshotPreBarrier(1);
    assertThat(handedOn()).last().isEqualTo(List.of(2L));
    assertThat(harness.getOutput()).last().isEqualTo(new Watermark(NOON + 1));

    send(3, ANNA);
    harness.endInput();
    assertThat(handedOn()).last().isEqualTo(List.of(3L));
  }

  @Test
  void holdsNoMoreThanItMay() throws Exception {
    harness.close();
    open(LITTLE);
    int sent = 0;
    while (handedOn().isEmpty()) {
      assertThat(sent).isLessThan((int) LITTLE);
      send(sent, APatient.named("p-" + sent));
      sent++;
    }
    assertThat(sent).isGreaterThan(10);
    assertThat(handedOn()).hasSize(sent);
  }

  @Test
  void whatHasGrownLargeGoesFirst() throws Exception {
    send(0, BERT);
    harness.processWatermark(NOON);
    int sent = 1;
    while (handedOn().isEmpty()) {
      assertThat(sent).isLessThan(BundleOperator.MOST_BYTES_EACH);
      send(sent, ANNA);
      sent++;
    }
    assertThat(handedOn().get(0)).hasSize(sent - 1).startsWith(1L);
    assertThat(harness.getOutput()).hasSize(1);
    harness.setProcessingTime(NOON + WAIT);
    assertThat(handedOn()).last().isEqualTo(List.of(0L));
    assertThat(harness.getOutput()).last().isEqualTo(new Watermark(NOON));
  }
}
