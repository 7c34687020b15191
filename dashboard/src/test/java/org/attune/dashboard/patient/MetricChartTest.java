package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
        Course.UNKNOWN,
        Baseline.UNKNOWN,
        1,
        true,
        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private MetricChart chart(boolean missing, ChartDay... days) {
    return MetricChart.of(
        "mood", List.of(days), missing, Set.of(TODAY.minusDays(2)), List.of(), times);
  }

  @Test
  void saysHowFarTheLearningIs() {
    assertThat(chart(false, day(TODAY, ChartStatus.LEARNING, 1)).summary())
        .isEqualTo("Learning the usual range: 9 of 14 days so far.");
  }

  @Test
  void saysWhoseTheUsualRangeIsUntilThePatientsOwnIsKnown() {
    String whose =
        " The range shown, 52 to 79, is not this patient's own yet: usual for adults, drawn towards"
            + " this patient's days.";
    assertThat(heartRate(TODAY, ChartStatus.LEARNING, 5).summary())
        .isEqualTo("Learning the usual range: 5 of 14 days so far." + whose);
    assertThat(heartRate(TODAY, ChartStatus.INSUFFICIENT_DATA, 5).summary())
        .endsWith("of the day was observed." + whose);
    assertThat(heartRate(TODAY, ChartStatus.LEARNING, 14).summary())
        .isEqualTo("Learning the usual range: 14 of 14 days so far.");
    assertThat(heartRate(TODAY.minusDays(8), ChartStatus.LEARNING, 5).summary())
        .isEqualTo(
            "No data for 8 days: silence is not recovery. Before that: learning the usual range: 5"
                + " of 14 days so far."
                + whose);
  }

  @Test
  void keepsWhatIsUsualForAdultsApartFromThePatientsOwn() {
    MetricChart adults = heartRate(TODAY, ChartStatus.LEARNING, 13);
    assertThat(adults.tone()).isEqualTo("unsure");
    assertThat(adults.outside()).isFalse();
    assertThat(adults.rows())
        .extracting(MetricChart.TableRow::usual, MetricChart.TableRow::average)
        .containsExactly(tuple("52 to 79 (adults)", "–"));
    assertThat(ChartData.of(adults).adultsLow()).containsExactly(52.0);
    assertThat(ChartData.of(adults).adultsHigh()).containsExactly(79.0);
    assertThat(ChartData.of(adults).usualLow()).containsExactly((Double) null);
    assertThat(ChartData.of(adults).usualHigh()).containsExactly((Double) null);

    MetricChart own = heartRate(TODAY, ChartStatus.LEARNING, 14);
    assertThat(own.rows()).extracting(MetricChart.TableRow::usual).containsExactly("52 to 79");
    assertThat(ChartData.of(own).usualLow()).containsExactly(52.0);
    assertThat(ChartData.of(own).adultsLow()).containsExactly((Double) null);
  }

  /** A day outside the range it is shown with. */
  private MetricChart heartRate(LocalDate day, ChartStatus status, int baselineDays) {
    ChartDay only =
        new ChartDay(
            day,
            95,
            status != ChartStatus.INSUFFICIENT_DATA,
            1,
            status.name(),
            baselineDays,
            52.0,
            79.0,
            null,
            null,
            null,
            Course.UNKNOWN,
            Baseline.UNKNOWN,
            1,
            true,
            day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    return MetricChart.of("resting-heart-rate", List.of(only), false, Set.of(), List.of(), times);
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
  void nothingWasMissingWhileTheRatingsTogetherWereLearned() {
    ChartDay first = day(TODAY.minusDays(2), ChartStatus.IN_RANGE, 1);
    assertThat(ChartData.of(chart(false, first)).learned()).isFalse();
    assertThat(
            ChartData.of(
                    MetricChart.of(
                        "ratings-together", List.of(first), false, Set.of(), List.of(), times))
                .learned())
        .isTrue();
  }

  @Test
  void marksADayThatALateSyncCompleted() {
    ChartDay prompt = day(TODAY.minusDays(5), ChartStatus.IN_RANGE, 1);
    ChartDay late =
        new ChartDay(
            TODAY.minusDays(4),
            7,
            true,
            1,
            ChartStatus.IN_RANGE.name(),
            14,
            4.0,
            8.0,
            6.1,
            5.0,
            7.0,
            Course.UNKNOWN,
            Baseline.UNKNOWN,
            1,
            true,
            Instant.parse("2026-11-08T09:30:00Z"));
    MetricChart chart = chart(false, prompt, late);
    assertThat(ChartData.of(chart).late()).containsExactly(null, 7.0);
    assertThat(chart.rows())
        .extracting(MetricChart.TableRow::late)
        .containsExactly("late sync, received yesterday 09:30", null);
  }

  @Test
  void callsADayLateOnlyWhenItHadBeenOverForADayEverywhere() {
    assertThat(receivedOn("2026-11-08T12:00:00Z").late()).isFalse();
    assertThat(receivedOn("2026-11-08T12:00:01Z").late()).isTrue();
  }

  private static ChartDay receivedOn(String instant) {
    return new ChartDay(
        LocalDate.of(2026, 11, 6),
        6,
        true,
        1,
        ChartStatus.SPARSE.name(),
        0,
        null,
        null,
        null,
        null,
        null,
        Course.UNKNOWN,
        Baseline.UNKNOWN,
        1,
        true,
        Instant.parse(instant));
  }

  @Test
  void saysWhichWayTheRunningAverageLeftItsLimits() {
    assertThat(
            MetricChart.of("mood", List.of(running(4.2)), false, Set.of(), List.of(), times)
                .summary())
        .isEqualTo("Running below this patient's usual, in the direction of concern.");
    assertThat(
            MetricChart.of("anxiety", List.of(running(7.5)), false, Set.of(), List.of(), times)
                .summary())
        .isEqualTo("Running above this patient's usual, in the direction of concern.");
  }

  private static ChartDay running(double ewma) {
    return new ChartDay(
        TODAY,
        6,
        true,
        1,
        ChartStatus.ADVERSE.name(),
        14,
        4.0,
        8.0,
        ewma,
        5.0,
        7.0,
        Course.UNKNOWN,
        Baseline.UNKNOWN,
        1,
        true,
        TODAY.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  @Test
  void doesNotCallAQuestionnaireOfLastWeekSilent() {
    MetricChart chart =
        MetricChart.of(
            "gad-7-total",
            List.of(day(TODAY.minusDays(7), ChartStatus.SPARSE, 1)),
            false,
            Set.of(),
            List.of(),
            times);
    assertThat(chart.summary()).isEqualTo("Shown as measured, without a usual range.");
    assertThat(chart.tone()).isEqualTo("quiet");
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
            new MetricChart.TableRow("9 Nov", "6", "–", "–", "Learning", false, null, null),
            new MetricChart.TableRow(
                "7 Nov",
                "6",
                "4 to 8",
                "6.1 (limits 5 to 7)",
                "Within usual range",
                true,
                null,
                null));
  }

  @Test
  void marksTheRowsOfDaysOnWhichTreatmentChanged() {
    MetricChart chart =
        MetricChart.of(
            "mood",
            List.of(
                day(TODAY.minusDays(1), ChartStatus.IN_RANGE, 1),
                day(TODAY, ChartStatus.IN_RANGE, 1)),
            false,
            Set.of(),
            List.of(
                new TreatmentMark(TODAY.minusDays(1), "medication changed", "medication"),
                new TreatmentMark(TODAY.minusDays(5), "exposure work", "exposure")),
            times);
    assertThat(chart.rows())
        .extracting(MetricChart.TableRow::treatment)
        .containsExactly(null, "medication changed");
  }

  @Test
  void speaksOfTheRatingsTakenTogetherInWords() {
    MetricChart chart =
        MetricChart.of(
            "ratings-together", List.of(running(7.5)), false, Set.of(), List.of(), times);
    assertThat(chart.summary())
        .isEqualTo(
            "Ratings taken together are running above this patient's usual, in the direction of"
                + " concern.");
    assertThat(chart.unit()).isEqualTo("SD from usual, higher is worse");
    assertThat(chart.latest()).isEqualTo("6 SD from usual on 9 Nov");
  }
}
