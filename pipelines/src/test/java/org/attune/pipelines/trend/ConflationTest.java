package org.attune.pipelines.trend;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.pipelines.trend.Conflation.Change;
import org.junit.jupiter.api.Test;

class ConflationTest {
  private static final long NOW = 1_750_000_000_000L;
  private static final Conflation CONFLATION = new Conflation(1_000);
  private static final Change TOLD = new Change(NOW, false);
  private static final Change MEASURED = new Change(NOW, true);

  @Test
  void whatIsToldAfterAPauseIsSaidAtOnce() {
    assertThat(CONFLATION.dueMillis(NOW, null, TOLD, 0)).isEqualTo(NOW);
    assertThat(CONFLATION.dueMillis(NOW, NOW - 1_000, TOLD, 0)).isEqualTo(NOW);
  }

  @Test
  void whatIsToldSoonAfterAPublicationWaitsForTheNext() {
    assertThat(CONFLATION.dueMillis(NOW, NOW - 300, TOLD, 0)).isEqualTo(NOW + 700);
  }

  @Test
  void whatIsMeasuredWaitsForWhatComesWithIt() {
    assertThat(CONFLATION.dueMillis(NOW, null, MEASURED, 0)).isEqualTo(NOW + 1_000);
    assertThat(CONFLATION.dueMillis(NOW, NOW - 60_000, MEASURED, 0)).isEqualTo(NOW + 1_000);
  }

  @Test
  void whatIsMeasuredIsSaidLessOften() {
    assertThat(CONFLATION.dueMillis(NOW, NOW - 300, MEASURED, 0)).isEqualTo(NOW + 4_700);
    assertThat(CONFLATION.dueMillis(NOW, NOW - 4_800, MEASURED, 0)).isEqualTo(NOW + 1_000);
  }

  @Test
  void aClockThatWasSetBackHoldsUpForNoLongerThanThePause() {
    assertThat(CONFLATION.dueMillis(NOW, NOW + 3_600_000, TOLD, 0)).isEqualTo(NOW + 1_000);
    assertThat(CONFLATION.dueMillis(NOW, NOW + 3_600_000, MEASURED, 0)).isEqualTo(NOW + 5_000);
  }

  @Test
  void whatIsReceivedLongAgoWaitsWhicheverItIs() {
    long longAgo = NOW - 3_600_000;
    assertThat(CONFLATION.dueMillis(NOW, NOW - 300, new Change(longAgo, false), 0))
        .isEqualTo(NOW + 10_000);
    assertThat(CONFLATION.dueMillis(NOW, null, new Change(longAgo, true), 0))
        .isEqualTo(NOW + 10_000);
  }

  @Test
  void whatIsReceivedLongAgoLeavesTimeForReading() {
    Change old = new Change(NOW - 3_600_000, false);

    assertThat(CONFLATION.dueMillis(NOW, NOW - 300, old, 45_000)).isEqualTo(NOW + 45_000);
    assertThat(CONFLATION.dueMillis(NOW, NOW - 300, old, 9_000)).isEqualTo(NOW + 10_000);
  }

  @Test
  void whatIsReceivedLongAgoIsSaidTogether() {
    Change old = new Change(NOW - 3_600_000, false);

    assertThat(CONFLATION.dueMillis(NOW + 1, null, old, 0)).isEqualTo(NOW + 10_100);
    assertThat(CONFLATION.dueMillis(NOW + 99, null, old, 0)).isEqualTo(NOW + 10_100);
  }

  @Test
  void whatIsFreshWaitsForNoLoad() {
    assertThat(CONFLATION.dueMillis(NOW, NOW - 300, TOLD, 45_000)).isEqualTo(NOW + 700);
  }

  @Test
  void ofTwoChangesTheMoreUrgentCounts() {
    Change old = new Change(NOW - 3_600_000, false);

    assertThat(MEASURED.and(old)).isEqualTo(new Change(NOW, false));
    assertThat(MEASURED.and(null)).isEqualTo(MEASURED);
  }
}
