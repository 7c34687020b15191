package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.result.ChartStatus;
import org.junit.jupiter.api.Test;

class MetricChartTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 9);
  private final Times times =
      new Times(Clock.fixed(Instant.parse("2026-11-09T15:00:00Z"), ZoneOffset.UTC), ZoneOffset.UTC);

  private static ChartDay day(LocalDate day, ChartStatus status, double coverage) {
    boolean charted = status == ChartStatus.IN_RANGE;
    return new ChartDay(
        day,
        6,
        status != ChartStatus.INSUFFICIENT_DATA,
        coverage,
        status.name(),
        9,
        charted ? 4.0 : null,
        charted ? 8.0 : null,
        charted ? 6.1 : null,
        charted ? 5.0 : null,
        charted ? 7.0 : null,
        true);
  }

  private MetricChart chart(boolean missing, ChartDay... days) {
    return MetricChart.of("mood", List.of(days), missing, Set.of(TODAY.minusDays(2)), times);
  }

  @Test
  void saysHowFarTheLearningIs() {
    assertThat(chart(false, day(TODAY, ChartStatus.LEARNING, 1)).summary())
        .isEqualTo("Learning the usual range: 9 of 14 days so far.");
  }

  @Test
  void saysThatTooLittleWasObserved() {
    assertThat(chart(false, day(TODAY, ChartStatus.INSUFFICIENT_DATA, 0.224)).summary())
        .isEqualTo("Insufficient data on 9 Nov: only 22% of the day was observed.");
  }

  @Test
  void neverReadsSilenceAsRecovery() {
    assertThat(chart(false, day(TODAY.minusDays(7), ChartStatus.IN_RANGE, 1)).summary())
        .isEqualTo(
            "No data for 7 days: silence is not recovery. Before that: within this patient's usual"
                + " range.");
    assertThat(chart(false, day(TODAY.minusDays(6), ChartStatus.IN_RANGE, 1)).tone())
        .isEqualTo("quiet");
    assertThat(chart(true, day(TODAY.minusDays(6), ChartStatus.IN_RANGE, 1)).tone())
        .isEqualTo("unsure");
  }

  @Test
  void breaksTheLineWhereADayIsMissing() {
    ChartData data =
        ChartData.of(
            chart(
                false,
                day(TODAY.minusDays(2), ChartStatus.IN_RANGE, 1),
                day(TODAY, ChartStatus.INSUFFICIENT_DATA, 0.1)));
    assertThat(data.days()).hasSize(3);
    assertThat(data.days().get(1) - data.days().get(0)).isEqualTo(86_400);
    assertThat(data.values()).containsExactly(6.0, null, null);
    assertThat(data.thin()).containsExactly(null, null, 6.0);
    assertThat(data.usualLow()).containsExactly(4.0, null, null);
    assertThat(data.alerts()).containsExactly(6.0, null, null);
  }

  @Test
  void holdsTheSameDaysInTheTableNewestFirst() {
    MetricChart chart =
        chart(
            false,
            day(TODAY.minusDays(2), ChartStatus.IN_RANGE, 1),
            day(TODAY, ChartStatus.LEARNING, 1));
    assertThat(chart.rows())
        .containsExactly(
            new MetricChart.TableRow("9 Nov", "6", "–", "–", "Learning", false),
            new MetricChart.TableRow(
                "7 Nov", "6", "4 to 8", "6.1 (limits 5 to 7)", "Within usual range", true));
  }
}
