package org.attune.pipelines.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.intake.Disposition.ACCEPTED;
import static org.attune.analytics.intake.Disposition.LATE;

import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.attune.analytics.intake.Disposition;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VerdictCountOperatorHarnessTest {
  private OneInputStreamOperatorTestHarness<Verdict, LedgerEntry> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new VerdictCountOperator());
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void handsItsCountsOnBeforeABarrierAndBeginsAnew() throws Exception {
    send(0, 7, ACCEPTED);
    send(0, 9, LATE);
    send(1, 3, ACCEPTED);
    assertThat(harness.extractOutputValues()).isEmpty();

    harness.prepareSnapshotPreBarrier(1);
    assertThat(harness.extractOutputValues())
        .containsExactlyInAnyOrder(
            new LedgerEntry("attune.sleep", 0, 9, 1, 0, 1, 0),
            new LedgerEntry("attune.sleep", 1, 3, 1, 0, 0, 0));

    harness.getOutput().clear();
    harness.prepareSnapshotPreBarrier(2);
    assertThat(harness.extractOutputValues()).isEmpty();
  }

  @Test
  void handsTheRestOnWhenTheInputEnds() throws Exception {
    send(0, 7, ACCEPTED);
    harness.endInput();

    assertThat(harness.extractOutputValues())
        .containsExactly(new LedgerEntry("attune.sleep", 0, 7, 1, 0, 0, 0));
  }

  private void send(int partition, long offset, Disposition disposition) throws Exception {
    harness.processElement(
        new StreamRecord<>(
            new Verdict(new Origin("attune.sleep", partition, offset), disposition)));
  }
}
