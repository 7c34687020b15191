package org.attune.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.analytics.ResearchData;
import org.attune.analytics.metric.Direction;
import org.junit.jupiter.api.Test;

/** The chart on people: one documented relapse, and patients in whom nothing had been changed. */
final class RealPatientsChartTest {

  private static final ChartSettings SETTINGS = ChartSettings.DEFAULT;
  private static final int REFRACTORY_DAYS = 7;

  private static final Map<String, Direction> FISHER_ITEMS =
      Map.of(
          "restless", Direction.LOWER_IS_BETTER,
          "worried", Direction.LOWER_IS_BETTER,
          "down", Direction.LOWER_IS_BETTER,
          "positive", Direction.HIGHER_IS_BETTER);

  /**
   * Kossakowski 2017: restlessness (1 to 7) of one man. His medication was tapered from study day
   * 42 and his relapse is dated to day 127, so an alarm on days 15 to 41 would be false and one by
   * day 60 leaves two months.
   */
  @Test
  void aRelapsingPatientsRestlessnessAlarmsAfterTheTaperBeganAndTwoMonthsBeforeTheRelapse() {
    NavigableMap<Integer, List<Double>> reports = new TreeMap<>();
    DateTimeFormatter format = DateTimeFormatter.ofPattern("dd/MM/yy");
    LocalDate first = null;
    for (Map<String, String> row : ResearchData.rows("kossakowski2017/ESMdata.csv")) {
      LocalDate date = LocalDate.parse(row.getOrDefault("date", ""), format);
      first = first == null ? date : first;
      String restlessness = row.getOrDefault("pat_restl", "NA");
      if (!restlessness.equals("NA")) {
        int studyDay = (int) ChronoUnit.DAYS.between(first, date) + 1;
        reports
            .computeIfAbsent(studyDay, day -> new ArrayList<>())
            .add(Double.parseDouble(restlessness));
      }
    }
    NavigableMap<Integer, Double> days = dayMeans(reports);

    // One per cent of the scale, as the catalogue's ratings.
    List<Integer> alarms = adverseDays(days, 0.06, Direction.LOWER_IS_BETTER);

    assertThat(days).hasSizeGreaterThan(200);
    assertThat(alarms).isNotEmpty();
    assertThat(alarms.get(0)).isBetween(42, 60);
  }

  /** Fisher 2017: patients with depression or anxiety, four reports a day, before therapy began. */
  @Test
  void patientsInWhomNothingWasChangedAlarmNoMoreOftenThanOnceInSevenWeeks() {
    int alerts = 0;
    double weeks = 0;
    for (List<Map<String, String>> rows : fisherPatients().values()) {
      TreeSet<Integer> alarms = new TreeSet<>();
      FISHER_ITEMS.forEach(
          (item, direction) -> alarms.addAll(adverseDays(fisherDays(rows, item), 1, direction)));
      int next = Integer.MIN_VALUE;
      for (int day : alarms) {
        if (day >= next) {
          alerts++;
          next = day + REFRACTORY_DAYS;
        }
      }
      weeks += Math.max(0, lastDay(rows) - SETTINGS.baselineDays()) / 7.0;
    }
    assertThat(weeks).isGreaterThan(50);
    assertThat(alerts / weeks).isLessThanOrEqualTo(1 / 7.0);
  }

  /**
   * The same patients, all four items made worse by 1.5 of their own standard deviations from the
   * day after the baseline.
   */
  @Test
  void mostPatientsMadeWorseByOneAndAHalfSdAlarmWithinTwoWeeks() {
    int patients = 0;
    int alarmed = 0;
    for (List<Map<String, String>> rows : fisherPatients().values()) {
      boolean alarm = false;
      for (Map.Entry<String, Direction> item : FISHER_ITEMS.entrySet()) {
        NavigableMap<Integer, Double> days = fisherDays(rows, item.getKey());
        if (days.size() <= SETTINGS.baselineDays()) {
          continue;
        }
        List<Integer> order = List.copyOf(days.keySet());
        int lastBaselineDay = order.get(SETTINGS.baselineDays() - 1);
        double worse = item.getValue() == Direction.LOWER_IS_BETTER ? 1.5 : -1.5;
        double shift = worse * baselineSd(days);
        days.tailMap(lastBaselineDay, false).replaceAll((day, value) -> value + shift);
        alarm |=
            adverseDays(days, 1, item.getValue()).stream()
                .anyMatch(day -> day <= lastBaselineDay + 14);
      }
      patients++;
      alarmed += alarm ? 1 : 0;
    }
    assertThat(patients).isGreaterThan(15);
    assertThat(alarmed / (double) patients).isGreaterThanOrEqualTo(0.6);
  }

  private static Map<String, List<Map<String, String>>> fisherPatients() {
    Map<String, List<Map<String, String>>> patients = new LinkedHashMap<>();
    for (Map<String, String> row : ResearchData.rows("fisher2017/esm.csv")) {
      patients.computeIfAbsent(row.getOrDefault("subj_id", ""), id -> new ArrayList<>()).add(row);
    }
    return patients;
  }

  /** Rows come in order, four a day, an empty one where a report was missed. */
  private static NavigableMap<Integer, Double> fisherDays(
      List<Map<String, String>> rows, String item) {
    NavigableMap<Integer, List<Double>> reports = new TreeMap<>();
    for (int index = 0; index < rows.size(); index++) {
      String value = rows.get(index).getOrDefault(item, "");
      if (!value.isEmpty()) {
        reports
            .computeIfAbsent(index / 4 + 1, day -> new ArrayList<>())
            .add(Double.parseDouble(value));
      }
    }
    return dayMeans(reports);
  }

  private static int lastDay(List<Map<String, String>> rows) {
    return (rows.size() + 3) / 4;
  }

  private static NavigableMap<Integer, Double> dayMeans(
      NavigableMap<Integer, List<Double>> reports) {
    NavigableMap<Integer, Double> means = new TreeMap<>();
    reports.forEach(
        (day, values) ->
            means.put(
                day, values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
    return means;
  }

  private static List<Integer> adverseDays(
      NavigableMap<Integer, Double> days, double sdFloor, Direction direction) {
    List<Integer> adverse = new ArrayList<>();
    ChartState state = EwmaChart.start();
    for (Map.Entry<Integer, Double> day : days.entrySet()) {
      state = EwmaChart.add(state, day.getValue(), sdFloor, SETTINGS);
      if (EwmaChart.reading(state, direction, SETTINGS)
          .filter(reading -> reading.position() == ChartPosition.ADVERSE)
          .isPresent()) {
        adverse.add(day.getKey());
      }
    }
    return adverse;
  }

  private static double baselineSd(NavigableMap<Integer, Double> days) {
    ChartState state = EwmaChart.start();
    for (double value : days.values()) {
      state = EwmaChart.add(state, value, 1, SETTINGS);
    }
    return state.sd();
  }
}
