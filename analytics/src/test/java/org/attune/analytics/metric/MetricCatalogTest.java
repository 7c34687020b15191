package org.attune.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MetricCatalogTest {

  static List<Metric> metrics() {
    return MetricCatalog.all();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everyMetricIsWellFormed(Metric metric) {
    assertThat(MetricCatalog.find(metric.id())).containsSame(metric);
    assertThat(metric.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(metric.label()).isNotBlank();
    assertThat(metric.unit()).isNotBlank();
    assertThat(metric.plausibleMin()).isLessThan(metric.plausibleMax());
    assertThat(metric.minimumCoverage()).isBetween(0.0, 1.0);
    assertThat(metric.sdFloor()).isGreaterThan(0);
  }

  @Test
  void idsAreUnique() {
    assertThat(MetricCatalog.all()).extracting(Metric::id).doesNotHaveDuplicates();
  }

  @Test
  void anUnknownIdIsNotFound() {
    assertThat(MetricCatalog.find("pulse")).isEmpty();
  }

  @Test
  void onlyMinuteSeriesAskForCoverage() {
    assertThat(MetricCatalog.all())
        .allSatisfy(
            metric ->
                assertThat(metric.minimumCoverage() > 0)
                    .isEqualTo(metric.kind() == MetricKind.MINUTE_SERIES));
  }

  @Test
  void suicideAndSelfHarmUrgesAndQuestionnairesAreNeverCharted() {
    assertThat(MetricCatalog.all())
        .filteredOn(metric -> metric.family() == MetricFamily.QUESTIONNAIRE)
        .hasSizeGreaterThan(2)
        .noneMatch(Metric::charted);
    assertThat(MetricCatalog.all())
        .filteredOn(metric -> metric.family() != MetricFamily.QUESTIONNAIRE)
        .filteredOn(metric -> metric.family() != MetricFamily.FORM_NOTE)
        .filteredOn(metric -> !metric.charted())
        .extracting(Metric::id)
        .containsExactlyInAnyOrder(
            "urge-suicide",
            "urge-self-harm",
            "check-ins-given",
            "session-minutes",
            "substances-tested-positive",
            "substances-self-report",
            "sleep-variability",
            "ratings-together",
            "medication-change",
            "level-of-care-change",
            "phase-change",
            "exposure-work",
            "journal-tone");
  }

  @Test
  void notesOnFormsAreNeverChartedAndNothingPrintedIsImplausible() {
    assertThat(MetricCatalog.all())
        .filteredOn(metric -> metric.family() == MetricFamily.FORM_NOTE)
        .hasSize(2 * PrintedTotals.forms().size())
        .noneMatch(Metric::charted)
        .allMatch(metric -> metric.plausible(-3) && metric.plausible(9_999));
  }

  @Test
  void whatPeopleReportAndWhatDevicesMeasureAreSeriesOfTheirOwn() {
    List<Metric> reported =
        MetricCatalog.all().stream().filter(metric -> metric.id().endsWith("-reported")).toList();

    assertThat(reported).hasSize(4);
    for (Metric told : reported) {
      Metric measured = metric(told.id().replace("-reported", ""));
      assertThat(told.family()).isEqualTo(MetricFamily.SELF_REPORT);
      assertThat(measured.family()).isEqualTo(MetricFamily.PHYSIOLOGY);
      assertThat(List.of(told.unit(), told.plausibleMin(), told.plausibleMax(), told.kind()))
          .isEqualTo(
              List.of(
                  measured.unit(),
                  measured.plausibleMin(),
                  measured.plausibleMax(),
                  measured.kind()));
    }
  }

  @Test
  void anUrgeToUseIsChartedLikeAnyRating() {
    assertThat(metric("urge-use").family()).isEqualTo(MetricFamily.SELF_REPORT);
    assertThat(metric("urge-use").charted()).isTrue();
  }

  @Test
  void plausibleRangesIncludeTheirEndsAndRefuseNaN() {
    Metric heartRate = metric("heart-rate");
    assertThat(heartRate.plausible(25)).isTrue();
    assertThat(heartRate.plausible(240)).isTrue();
    assertThat(heartRate.plausible(24.9)).isFalse();
    assertThat(heartRate.plausible(240.1)).isFalse();
    assertThat(heartRate.plausible(Double.NaN)).isFalse();
    assertThat(heartRate.plausible(Double.POSITIVE_INFINITY)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void anEmptyUnitOrTheOwnUnitLeavesTheValueAlone(Metric metric) {
    assertThat(MetricCatalog.convert(metric, "", 3.25)).hasValue(3.25);
    assertThat(MetricCatalog.convert(metric, metric.unit(), 3.25)).hasValue(3.25);
  }

  @ParameterizedTest
  @CsvSource({
    "skin-temperature, [degF], 98.6, 37",
    "skin-temperature, K, 306.15, 33",
    "sleep-duration, min, 450, 7.5",
    "sleep-midpoint, min, -90, -1.5",
    "nap-duration, min, 45, 0.75",
    "sleep-duration-reported, min, 390, 6.5",
    "sleep-efficiency-reported, 1, 0.85, 85",
    "session-minutes, h, 3, 180",
    "target-behavior, 1, 2, 2",
    "sleep-duration, s, 27000, 7.5",
    "sleep-duration, ms, 27000000, 7.5",
    "active-minutes, h, 1.5, 90",
    "active-minutes, s, 90, 1.5",
    "active-minutes, ms, 90000, 1.5",
    "hrv-rmssd, s, 0.042, 42",
    "spo2, 1, 0.97, 97",
    "heart-rate, {beats}/min, 72, 72",
    "heart-rate, 1/min, 72, 72",
    "heart-rate, /s, 1.2, 72",
    "heart-rate, Hz, 1.2, 72",
    "respiratory-rate, {breaths}/min, 14, 14",
    "steps, 1, 80, 80",
    "steps, {step}, 80, 80",
    "daily-steps, {count}, 8000, 8000",
    "activity-count, 1, 140, 140",
    "activity-count, {count}, 140, 140",
    "medication-taken, 1, 1, 1",
    "panic-attacks, 1, 2, 2",
    "mood, 1, 6, 6",
  })
  void otherUnitsAreConverted(String id, String unit, double value, double expected) {
    OptionalDouble converted = MetricCatalog.convert(metric(id), unit, value);
    assertThat(converted).isPresent();
    assertThat(converted.getAsDouble()).isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "heart-rate, {breaths}/min",
    "respiratory-rate, {beats}/min",
    "heart-rate, bpm",
    "hrv-sdnn, min",
    "skin-temperature, F",
    "mood, %",
    "sleep-duration, d",
  })
  void anUnknownUnitGivesNoValue(String id, String unit) {
    assertThat(MetricCatalog.convert(metric(id), unit, 1)).isEmpty();
  }

  private static Metric metric(String id) {
    return MetricCatalog.find(id).orElseThrow();
  }
}
