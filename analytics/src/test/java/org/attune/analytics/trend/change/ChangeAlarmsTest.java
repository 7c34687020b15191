package org.attune.analytics.trend.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.attune.analytics.metric.MetricCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule that opens an alert, and the ratings taken together. */
final class ChangeAlarmsTest {
  private static final ChangeSettings SETTINGS = ChangeSettings.DEFAULT;

  /** How far each measure is from its baseline, in standard errors towards worse. */
  @ParameterizedTest
  @CsvSource({
    // Inside its own limits, whatever the others do.
    "restlessness, 2.8, worry, 2.8, false",
    // Outside: alone not enough, with a second one that moves along it is.
    "restlessness, 2.9, worry, 1.9, false",
    "restlessness, 2.9, worry, 2.0, true",
    "restlessness, 2.9, worry, -2.9, false",
    // Far outside: believed alone.
    "restlessness, 3.5, worry, -1.0, true",
    // Another kind of measure is no support.
    "restlessness, 2.9, hrv-rmssd, 3.0, false",
    "resting-heart-rate, 2.9, hrv-rmssd, 2.1, true",
    "resting-heart-rate, 2.9, hrv-rmssd, 1.0, false",
    // A count has a floor that means something by itself.
    "panic-attacks, 2.9, worry, 0, true",
    "panic-attacks, 2.8, worry, 2.5, false"
  })
  void aMeasureAlarmsWithSupportOrFarOutside(
      String metric, double worse, String other, double otherWorse, boolean alarms) {
    Map<String, PersonalReading> readings =
        Map.of(metric, reading(worse), other, reading(otherWorse));
    assertThat(ChangeAlarms.of(readings, null, SETTINGS).metrics().contains(metric))
        .isEqualTo(alarms);
  }

  @Test
  void theRatingsTogetherAlarmWithoutAnyOneOfThem() {
    TogetherReading together = new TogetherReading(4, 1, 0, 0.6, 0.7, 0.6, 2.4, true);
    ChangeAlarms alarms = ChangeAlarms.of(Map.of("worry", reading(1)), together, SETTINGS);
    assertThat(alarms.together()).isTrue();
    assertThat(alarms.metrics()).isEmpty();
    assertThat(alarms.any()).isTrue();
  }

  @Test
  void aChartThatLearnsAlarmsAtNothing() {
    PersonalState state = PersonalState.START;
    for (int day = 0; day < 13; day++) {
      state = PersonalChart.add(state, DayValue.of(day, day), 0.1, SETTINGS);
    }
    PersonalReading learning =
        PersonalChart.reading(
            state, 12, MetricCatalog.find("worry").orElseThrow().direction(), 0.1, SETTINGS);
    assertThat(ChangeAlarms.of(Map.of("worry", learning), null, SETTINGS).any()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "panic-attacks, 0, 2, 1, false",
    "panic-attacks, 0, 3, 1, true",
    "medication-taken, 1, 0, 2, false",
    "medication-taken, 1, 0, 3, true",
  })
  void afterIdenticalDaysTheCataloguesFloorSetsHowMuchOfACountIsAChange(
      String metric, double usual, double then, int days, boolean alarms) {
    PatientChange state = PatientChange.START;
    boolean alarm = false;
    for (int day = 0; day < 14 + days; day++) {
      double value = day < 14 ? usual : then;
      PatientChange.Step step = state.add(Map.of(metric, DayValue.of(day, value)), SETTINGS);
      state = step.next();
      alarm = step.day().alarms().any();
    }
    assertThat(alarm).isEqualTo(alarms);
  }

  @Test
  void onlyRatingsWithABetterSideAreTakenTogether() {
    assertThat(MetricCatalog.all().stream().filter(TogetherChart::takes))
        .extracting("id")
        .contains("worry", "mood", "urge-use")
        .doesNotContain(
            "urge-suicide", "urge-self-harm", "panic-attacks", "medication-taken", "phq-9-total");
  }

  @Test
  void fourRatingsALittleWorseAlarmTogetherWhereNoneDoesAlone() {
    PatientChange state = PatientChange.START;
    PatientChange.Step last = state.add(day(0, 0), SETTINGS);
    int alarm = -1;
    state = last.next();
    for (int day = 1; day < 40 && alarm < 0; day++) {
      last = state.add(day(day, day < 14 ? 0 : 0.9), SETTINGS);
      state = last.next();
      alarm = last.day().alarms().any() ? day : -1;
    }
    assertThat(alarm).isBetween(15, 30);
    assertThat(last.day().alarms().together()).isTrue();
    assertThat(last.day().alarms().metrics()).isEmpty();
    assertThat(last.day().together()).isNotNull();
  }

  @Test
  void ratingsThatGetBetterNeverAlarm() {
    PatientChange state = PatientChange.START;
    for (int day = 0; day < 40; day++) {
      PatientChange.Step step = state.add(day(day, day < 14 ? 0 : -5), SETTINGS);
      assertThat(step.day().alarms().any()).isFalse();
      state = step.next();
    }
  }

  @Test
  void theRatingsTogetherWaitForEveryRatingInUse() {
    PatientChange state = PatientChange.START;
    for (int day = 0; day < 16; day++) {
      Map<String, DayValue> values = day(day, 0);
      if (day == 3 || day == 5) {
        values.remove("worry");
      }
      PatientChange.Step step = state.add(values, SETTINGS);
      state = step.next();
      assertThat(state.together().ready()).isEqualTo(day == 15);
    }
    assertThat(state.together().members())
        .containsExactly("down", "positive-affect", "restlessness", "worry");
  }

  @Test
  void aRatingGivenUpWhileLearningKeepsNobodyWaiting() {
    PatientChange state = PatientChange.START;
    for (int day = 0; day < 20; day++) {
      Map<String, DayValue> values = day(day, 0);
      if (day > 9) {
        values.remove("worry");
      }
      state = state.add(values, SETTINGS).next();
    }
    assertThat(state.together().members())
        .containsExactly("down", "positive-affect", "restlessness");
  }

  @Test
  void aDayWithFewAnswersIsNoDayOfTheRatingsTogether() {
    PatientChange state = PatientChange.START;
    for (int day = 0; day < 20; day++) {
      state = state.add(day(day, 0), SETTINGS).next();
    }
    PatientChange.Step one = state.add(Map.of("worry", DayValue.of(20, 9)), SETTINGS);
    assertThat(one.next().together()).isEqualTo(state.together());
    assertThat(one.day().together()).isNull();
  }

  @Test
  void aNewBaselineOfARatingStartsTheRatingsTogetherAnew() {
    PatientChange state = PatientChange.START;
    for (int day = 0; day < 20; day++) {
      state = state.add(day(day, 0), SETTINGS).next();
    }
    Map<String, PersonalState> charts = new HashMap<>(state.charts());
    charts.replaceAll((id, chart) -> PersonalChart.rebaseline(chart, 20));
    state = new PatientChange(charts, state.together());
    for (int day = 20; day < 34; day++) {
      state = state.add(day(day, 0), SETTINGS).next();
      assertThat(state.together().ready()).isEqualTo(day == 33);
    }
  }

  /** Four ratings that go up and down by their own rhythms, worse by so many points. */
  private static Map<String, DayValue> day(int day, double worse) {
    Map<String, DayValue> values = new HashMap<>();
    values.put("restlessness", DayValue.of(day, 4 + day % 2 + worse));
    values.put("worry", DayValue.of(day, 4 + (day / 2) % 2 + worse));
    values.put("down", DayValue.of(day, 4 + (day / 3) % 2 + worse));
    values.put("positive-affect", DayValue.of(day, 6 - (day / 4) % 2 - worse));
    return values;
  }

  private static PersonalReading reading(double worse) {
    PersonalState state = PersonalState.START;
    PersonalReading empty =
        PersonalChart.reading(
            state, 0, MetricCatalog.find("worry").orElseThrow().direction(), 0.1, SETTINGS);
    return new PersonalReading(
        empty.baseline(),
        empty.admission(),
        false,
        0,
        false,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        worse,
        worse / SETTINGS.limitWidth(),
        worse,
        empty.cusum(),
        false,
        false,
        empty.variability(),
        empty.slope7(),
        empty.slope14(),
        empty.robustZ(),
        empty.earlyWarning());
  }
}
