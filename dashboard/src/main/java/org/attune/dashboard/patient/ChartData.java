package org.attune.dashboard.patient;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.attune.dashboard.wording.MetricLabels;
import org.jspecify.annotations.Nullable;

/**
 * A metric in columns, one entry a calendar day from the first to the last; null where there is no
 * data, so that a drawn line breaks there.
 *
 * @param label name in words
 * @param unit unit in words
 * @param learned whether it has days only once usual ranges are learned, so that nothing was
 *     missing before its first
 * @param days midnight UTC of each day, seconds since 1970-01-01
 * @param values day values that count
 * @param thin day values of days with too little observed
 * @param usualLow lower end of this patient's usual range
 * @param usualHigh upper end of this patient's usual range
 * @param adultsLow lower end of what is usual for adults, where the patient's own is not known yet
 * @param adultsHigh upper end of what is usual for adults, likewise
 * @param ewma running average
 * @param lowerLimit lower alert limit of the running average
 * @param upperLimit upper alert limit of the running average
 * @param alerts day values on days that an alert rests on
 * @param late day values on days that a late sync completed
 */
record ChartData(
    String label,
    String unit,
    boolean learned,
    List<Long> days,
    List<@Nullable Double> values,
    List<@Nullable Double> thin,
    List<@Nullable Double> usualLow,
    List<@Nullable Double> usualHigh,
    List<@Nullable Double> adultsLow,
    List<@Nullable Double> adultsHigh,
    List<@Nullable Double> ewma,
    List<@Nullable Double> lowerLimit,
    List<@Nullable Double> upperLimit,
    List<@Nullable Double> alerts,
    List<@Nullable Double> late) {

  static ChartData of(MetricChart chart) {
    ChartData data =
        new ChartData(
            chart.label(),
            chart.unit(),
            MetricLabels.together(chart.metric()),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    LocalDate next = chart.days().get(0).day();
    for (ChartDay day : chart.days()) {
      for (; next.isBefore(day.day()); next = next.plusDays(1)) {
        data.addGap(next);
      }
      data.add(day, chart.alertDays().contains(day.day()), chart.lateDays().containsKey(day.day()));
      next = day.day().plusDays(1);
    }
    return data;
  }

  private void add(ChartDay day, boolean alert, boolean completedLate) {
    days.add(seconds(day.day()));
    values.add(day.valid() ? day.value() : null);
    thin.add(day.valid() ? null : day.value());
    boolean adults = day.usualForAdults();
    usualLow.add(adults ? null : day.usualLow());
    usualHigh.add(adults ? null : day.usualHigh());
    adultsLow.add(adults ? day.usualLow() : null);
    adultsHigh.add(adults ? day.usualHigh() : null);
    ewma.add(day.ewma());
    lowerLimit.add(day.lowerLimit());
    upperLimit.add(day.upperLimit());
    alerts.add(alert ? day.value() : null);
    late.add(completedLate ? day.value() : null);
  }

  private void addGap(LocalDate day) {
    days.add(seconds(day));
    for (List<@Nullable Double> column :
        List.of(
            values,
            thin,
            usualLow,
            usualHigh,
            adultsLow,
            adultsHigh,
            ewma,
            lowerLimit,
            upperLimit,
            alerts,
            late)) {
      column.add(null);
    }
  }

  static long seconds(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
