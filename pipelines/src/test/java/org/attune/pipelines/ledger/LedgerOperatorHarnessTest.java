package org.attune.pipelines.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.intake.Disposition.ACCEPTED;
import static org.attune.analytics.intake.Disposition.DUPLICATE;
import static org.attune.analytics.intake.Disposition.LATE;
import static org.attune.analytics.intake.Disposition.QUARANTINED;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.attune.analytics.intake.Disposition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LedgerOperatorHarnessTest {
  private static final String CHECK_INS = "attune.check-ins";

  private OneInputStreamOperatorTestHarness<LedgerEntry, LedgerEntry> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new LedgerOperator());
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void publishesJustBeforeABarrierAndNeverElse() throws Exception {
    send(CHECK_INS, 0, 0, ACCEPTED);
    harness.setProcessingTime(1_000_000);
    harness.processWatermark(1_000_000);
    assertThat(harness.extractOutputValues()).isEmpty();

    harness.prepareSnapshotPreBarrier(1);
    assertThat(harness.extractOutputValues())
        .containsExactly(new LedgerEntry(CHECK_INS, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void countsEachRecordInOneColumnOfItsPartition() throws Exception {
    send(CHECK_INS, 0, 0, ACCEPTED);
    send(CHECK_INS, 0, 1, ACCEPTED);
    send(CHECK_INS, 0, 2, DUPLICATE);
    send(CHECK_INS, 0, 3, LATE);
    send(CHECK_INS, 0, 4, QUARANTINED);
    send(CHECK_INS, 1, 0, QUARANTINED);
    send("attune.clock", 0, 0, ACCEPTED);
    harness.prepareSnapshotPreBarrier(1);

    assertThat(harness.extractOutputValues())
        .containsExactlyInAnyOrder(
            new LedgerEntry(CHECK_INS, 0, 4, 2, 1, 1, 1),
            new LedgerEntry(CHECK_INS, 1, 0, 0, 0, 0, 1),
            new LedgerEntry("attune.clock", 0, 0, 1, 0, 0, 0))
        .allSatisfy(entry -> assertThat(entry.records()).isEqualTo(entry.throughOffset() + 1));
  }

  @Test
  void theOffsetIsTheHighestInWhateverOrderCountsCome() throws Exception {
    send(CHECK_INS, 0, 2, ACCEPTED);
    send(CHECK_INS, 0, 0, DUPLICATE);
    send(CHECK_INS, 0, 1, ACCEPTED);
    harness.prepareSnapshotPreBarrier(1);

    assertThat(harness.extractOutputValues())
        .containsExactly(new LedgerEntry(CHECK_INS, 0, 2, 2, 1, 0, 0));
  }

  @Test
  void publishesOnlyWhatChangedSinceTheBarrierBefore() throws Exception {
    send(CHECK_INS, 0, 0, ACCEPTED);
    send(CHECK_INS, 1, 0, ACCEPTED);
    harness.prepareSnapshotPreBarrier(1);
    harness.getOutput().clear();
    harness.prepareSnapshotPreBarrier(2);
    assertThat(harness.extractOutputValues()).isEmpty();

    send(CHECK_INS, 1, 1, ACCEPTED);
    harness.prepareSnapshotPreBarrier(3);
    assertThat(harness.extractOutputValues())
        .containsExactly(new LedgerEntry(CHECK_INS, 1, 1, 2, 0, 0, 0));
  }

  @Test
  void publishesTheRestWhenTheInputEnds() throws Exception {
    send(CHECK_INS, 0, 0, ACCEPTED);
    harness.endInput();

    assertThat(harness.extractOutputValues())
        .containsExactly(new LedgerEntry(CHECK_INS, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void afterARestoreEachRecordIsCountedOnce() throws Exception {
    send(CHECK_INS, 0, 0, ACCEPTED);
    send(CHECK_INS, 0, 1, LATE);
    harness.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    // After the checkpoint: lost with the crash, and sent again by the source.
    send(CHECK_INS, 0, 2, ACCEPTED);
    harness.close();

    harness = new OneInputStreamOperatorTestHarness<>(new LedgerOperator());
    harness.initializeState(checkpoint);
    harness.open();
    harness.prepareSnapshotPreBarrier(2);
    assertThat(harness.extractOutputValues()).isEmpty();
    send(CHECK_INS, 0, 2, ACCEPTED);
    send(CHECK_INS, 0, 3, DUPLICATE);
    harness.prepareSnapshotPreBarrier(3);

    assertThat(harness.extractOutputValues())
        .containsExactly(new LedgerEntry(CHECK_INS, 0, 3, 2, 1, 1, 0));
  }

  private void send(String topic, int partition, long offset, Disposition disposition)
      throws Exception {
    harness.processElement(
        new StreamRecord<>(LedgerEntry.empty(topic, partition).counting(offset, disposition)));
  }
}
