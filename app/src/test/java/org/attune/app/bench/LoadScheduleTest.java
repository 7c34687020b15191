package org.attune.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadScheduleTest {
  private static final int RECORDS = 1_000;
  private static final int SAFETY = 400;
  private static final int TREND = 90;
  private static final int TREND_FROM = 800;
  private final LoadSchedule schedule = new LoadSchedule(RECORDS, SAFETY, TREND, TREND_FROM);

  @Test
  void everySafetyAlertIsRaisedOnceAndInOrder() {
    int[] raised =
        IntStream.range(0, RECORDS)
            .filter(schedule::raisesSafety)
            .map(schedule::safetyAlert)
            .toArray();

    assertThat(raised).isEqualTo(IntStream.range(0, SAFETY).toArray());
  }

  @Test
  void everyTrendAlertIsRaisedOnceAfterTheWarmUpHoweverCrowdedItIs() {
    Set<Integer> raised = new TreeSet<>();
    for (int record = 0; record < RECORDS; record++) {
      if (schedule.raisesTrend(record)) {
        assertThat(record).isGreaterThanOrEqualTo(TREND_FROM);
        assertThat(schedule.raisesSafety(record)).isFalse();
        assertThat(raised.add(schedule.trendAlert(record))).isTrue();
      }
    }

    assertThat(raised).hasSize(TREND);
  }

  @Test
  void alertsAreSpreadOverTheWholeRun() {
    for (int share = 0; share < RECORDS; share += 100) {
      assertThat(IntStream.range(share, share + 100).filter(schedule::raisesSafety).count())
          .isEqualTo(40L);
    }
  }
}
