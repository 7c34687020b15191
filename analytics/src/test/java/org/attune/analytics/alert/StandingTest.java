package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.analytics.fixture.Points;
import org.attune.analytics.trend.ChartStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandingTest {
  @ParameterizedTest
  @CsvSource({"1.39, true", "1.4, false", "2.0, false", "-3.0, true"})
  void aDayIsWellWithinUnderHalfOfTheLimits(double worse, boolean recovered) {
    assertThat(days(0.2, 0.2, worse).recovered()).isEqualTo(recovered);
  }

  @Test
  void twoDaysShowNoRecovery() {
    assertThat(days(0.2, 0.2).recovered()).isFalse();
  }

  @Test
  void anAverageThatHoversAboutTheLimitDoesNotRecover() {
    assertThat(days(2.9, 2.7, 2.7, 2.7).recovered()).isFalse();
  }

  @Test
  void onlyTheLatestThreeChartedDaysCount() {
    assertThat(days(3.5, 0.1, 0.1, 0.1).recovered()).isTrue();
    assertThat(days(0.1, 0.1, 0.1, 3.5).recovered()).isFalse();
  }

  @Test
  void daysThatTellNoDistanceCountByTheirStatus() {
    Standing standing = Standing.NONE;
    for (int day = 0; day < 3; day++) {
      standing = standing.with(Points.charted("mood", day, ChartStatus.FAVORABLE, 1), null);
    }
    assertThat(standing.recovered()).isTrue();
    assertThat(standing.with(Points.charted("mood", 3, ChartStatus.ADVERSE, 1), null).recovered())
        .isFalse();
  }

  @Test
  void aSingleEventIsOverByDaysAfterItAlone() {
    Standing standing = days(0.1, 0.1, 0.1);

    assertThat(standing.recoveredAfter(-1)).isTrue();
    assertThat(standing.recoveredAfter(0)).isFalse();
  }

  private static Standing days(double... worse) {
    Standing standing = Standing.NONE;
    for (int day = 0; day < worse.length; day++) {
      standing = standing.with(Points.worse("mood", day, worse[day], 1), null);
    }
    return standing;
  }
}
