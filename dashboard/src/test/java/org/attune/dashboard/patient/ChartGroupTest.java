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

class ChartGroupTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 9);
  private final Times times =
      new Times(Clock.fixed(Instant.parse("2026-11-09T15:00:00Z"), ZoneOffset.UTC), ZoneOffset.UTC);

  private MetricChart chart(String metric, ChartStatus status, LocalDate day) {
    return MetricChart.of(
        metric,
        List.of(
            new ChartDay(
                day,
                6,
                true,
                1,
                status.name(),
                14,
                null,
                null,
                null,
                null,
                null,
                Course.UNKNOWN,
                Baseline.UNKNOWN,
                1,
                true,
                day.atStartOfDay(ZoneOffset.UTC).toInstant())),
        false,
        Set.of(),
        List.of(),
        times);
  }

  @Test
  void putsUrgesFirstThenWhatLiesOutsideThenTheRestByOrigin() {
    List<ChartGroup> groups =
        ChartGroup.of(
            List.of(
                chart("mood", ChartStatus.IN_RANGE, TODAY),
                chart("cheerfulness", ChartStatus.FAVORABLE, TODAY),
                chart("anxiety", ChartStatus.ADVERSE, TODAY),
                chart("urge-suicide", ChartStatus.SPARSE, TODAY),
                chart("heart-rate", ChartStatus.IN_RANGE, TODAY),
                chart("daily-steps", ChartStatus.ADVERSE, TODAY.minusDays(20)),
                chart("phq-9-total", ChartStatus.SPARSE, TODAY),
                chart("of-later-release", ChartStatus.UNKNOWN, TODAY)));
    assertThat(groups)
        .extracting(ChartGroup::label)
        .containsExactly(
            "Suicide and self-harm urges",
            "Outside the usual range now",
            "Questionnaires",
            "Self-reports",
            "Wearable",
            "Other");
    assertThat(groups.get(1).charts())
        .as("of concern first")
        .extracting(MetricChart::metric)
        .containsExactly("anxiety", "cheerfulness");
    assertThat(groups.get(4).charts())
        .as("silent first: where it once stood is not where it stands now")
        .extracting(MetricChart::metric)
        .containsExactly("daily-steps", "heart-rate");
  }

  @Test
  void hasNoGroupWithoutCharts() {
    assertThat(ChartGroup.of(List.of())).isEmpty();
  }

  @Test
  void putsTheRatingsTakenTogetherBeforeTheRatingsTheyAreMadeOf() {
    List<ChartGroup> groups =
        ChartGroup.of(
            List.of(
                chart("mood", ChartStatus.IN_RANGE, TODAY.minusDays(20)),
                chart("ratings-together", ChartStatus.IN_RANGE, TODAY)));
    assertThat(groups.get(0).charts())
        .extracting(MetricChart::metric)
        .containsExactly("ratings-together", "mood");
  }
}
