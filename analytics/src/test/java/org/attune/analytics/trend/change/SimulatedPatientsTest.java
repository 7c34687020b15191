package org.attune.analytics.trend.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The people the settings were chosen on: invented ones. Four ratings a day for five weeks, each an
 * AR(1) series (φ about 0.33, spread 0.2) that shares 20 to 70 % of its innovations with the
 * others, skewed at times, up to a fifth of the days missing. They have no memory of weeks and no
 * crises, so real people alarm somewhat more.
 */
final class SimulatedPatientsTest {
  private static final ChangeSettings SETTINGS = ChangeSettings.DEFAULT;
  private static final List<String> RATINGS = List.of("restlessness", "worry", "down", "tension");
  private static final int PEOPLE = 600;
  private static final int DAYS = 35;
  private static final int BURN_IN = 30;
  private static final int REFRACTORY_DAYS = 7;

  @Test
  void theyRaiseFewerThanOneAlertInTenWeeksWhenNothingChanges() {
    Random random = new Random(20170914);
    int alerts = 0;
    for (int person = 0; person < PEOPLE; person++) {
      int next = Integer.MIN_VALUE;
      for (int day : alarmDays(series(random), 0)) {
        if (day >= next) {
          alerts++;
          next = day + REFRACTORY_DAYS;
        }
      }
    }
    double weeks = PEOPLE * (DAYS - SETTINGS.baselineDays()) / 7.0;
    assertThat(alerts / weeks).isBetween(0.03, 0.10);
  }

  @Test
  void mostOfThemAlarmWithinAFortnightOfAShiftByOneAndAHalfStandardDeviations() {
    Random random = new Random(20170914);
    int detected = 0;
    for (int person = 0; person < PEOPLE; person++) {
      double[][] series = series(random);
      detected +=
          alarmDays(series, 1.5).stream().anyMatch(day -> day <= lastBaselineDay(series) + 14)
              ? 1
              : 0;
    }
    assertThat(detected / (double) PEOPLE).isGreaterThan(0.8);
  }

  /** Alarm days of a person who gets worse by so many baseline SDs after the baseline. */
  private static List<Integer> alarmDays(double[][] series, double shift) {
    Map<Integer, Boolean> alarms = new TreeMap<>();
    PatientChange state = PatientChange.START;
    for (int day = 0; day < DAYS; day++) {
      Map<String, DayValue> values = new HashMap<>();
      for (int i = 0; i < RATINGS.size(); i++) {
        double value = series[day][i];
        if (!Double.isNaN(value)) {
          PersonalState chart = state.charts().get(RATINGS.get(i));
          double worse = chart != null && chart.ready() ? shift * chart.baseline().sd() : 0;
          values.put(RATINGS.get(i), DayValue.of(day, value + worse));
        }
      }
      if (!values.isEmpty()) {
        PatientChange.Step step = state.add(values, SETTINGS);
        state = step.next();
        if (step.day().alarms().any()) {
          alarms.put(day, true);
        }
      }
    }
    return List.copyOf(alarms.keySet());
  }

  private static int lastBaselineDay(double[][] series) {
    int valid = 0;
    for (int day = 0; day < DAYS; day++) {
      valid += Double.isNaN(series[day][0]) ? 0 : 1;
      if (valid == SETTINGS.baselineDays()) {
        return day;
      }
    }
    return DAYS;
  }

  private static double[][] series(Random random) {
    double shared = 0.2 + 0.5 * random.nextDouble();
    double phi = 0.33 + 0.2 * random.nextGaussian();
    double missing = 0.2 * random.nextDouble();
    int ratings = RATINGS.size();
    double[] phis = new double[ratings];
    double[] skews = new double[ratings];
    for (int i = 0; i < ratings; i++) {
      phis[i] = Math.min(0.85, Math.max(0, phi + 0.1 * random.nextGaussian()));
      skews[i] = 0.05 + 0.65 * random.nextDouble();
    }
    double[][] series = new double[DAYS][ratings];
    double[] now = new double[ratings];
    for (int day = -BURN_IN; day < DAYS; day++) {
      double together = random.nextGaussian();
      boolean answered = random.nextDouble() >= missing;
      for (int i = 0; i < ratings; i++) {
        double innovation =
            Math.sqrt(shared) * together + Math.sqrt(1 - shared) * random.nextGaussian();
        now[i] = phis[i] * now[i] + Math.sqrt(1 - phis[i] * phis[i]) * innovation;
        if (day >= 0) {
          series[day][i] = answered ? skewed(now[i], skews[i]) : Double.NaN;
        }
      }
    }
    return series;
  }

  /** A log-normal of standard deviation 1 and mean 0. */
  private static double skewed(double value, double skew) {
    double variance = Math.expm1(skew * skew);
    double mean = Math.exp(skew * skew / 2);
    return (Math.exp(skew * value) - mean) / (mean * Math.sqrt(variance));
  }
}
