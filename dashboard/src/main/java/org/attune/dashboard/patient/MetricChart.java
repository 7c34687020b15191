package org.attune.dashboard.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.result.ChartStatus;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a patient over its days.
 *
 * @param metric metric id
 * @param label name in words
 * @param unit unit in words
 * @param days days with data, oldest first, never empty
 * @param summary where the metric stands now, in a sentence
 * @param tone {@code adverse}, {@code quiet} or {@code unsure}: CSS class of the summary
 * @param alertDays days that an alert rests on
 */
public record MetricChart(
    String metric,
    String label,
    String unit,
    List<ChartDay> days,
    String summary,
    String tone,
    Set<LocalDate> alertDays) {
  private static final int STALE_DAYS = 7;
  private static final int BASELINE_DAYS = 14;

  public MetricChart {
    days = List.copyOf(days);
    alertDays = Set.copyOf(alertDays);
  }

  static MetricChart of(
      String metric, List<ChartDay> days, boolean missing, Set<LocalDate> alertDays, Times times) {
    ChartDay last = days.get(days.size() - 1);
    long silent = times.daysSince(last.day());
    boolean stale = missing || silent >= STALE_DAYS;
    String status = summary(last, times);
    return new MetricChart(
        metric,
        MetricLabels.label(metric),
        MetricLabels.unit(metric),
        days,
        stale
            ? "No data for "
                + (silent == 1 ? "1 day" : silent + " days")
                + ": silence is not recovery. Before that: "
                + Character.toLowerCase(status.charAt(0))
                + status.substring(1)
            : status,
        stale ? "unsure" : tone(last),
        alertDays);
  }

  /**
   * A day as a row of the table beside the chart.
   *
   * @param day local day in words
   * @param value day value
   * @param usual usual range, or a dash while it is being learned
   * @param average running average and its alert limits, or a dash
   * @param status where the day stands
   * @param alert whether an alert rests on the day
   */
  public record TableRow(
      String day, String value, String usual, String average, String status, boolean alert) {}

  /** The days as rows of a table, newest first. */
  public List<TableRow> rows() {
    List<TableRow> rows = new ArrayList<>();
    for (ChartDay day : days) {
      rows.add(
          new TableRow(
              Times.plainDay(day.day()),
              MetricLabels.number(day.value()),
              range(day.usualLow(), day.usualHigh()),
              day.ewma() == null
                  ? "–"
                  : MetricLabels.number(day.ewma())
                      + " (limits "
                      + range(day.lowerLimit(), day.upperLimit())
                      + ")",
              words(day) + (day.provisional() ? "" : ", final"),
              alertDays.contains(day.day())));
    }
    Collections.reverse(rows);
    return rows;
  }

  /** The latest day and its value, in words. */
  public String latest() {
    ChartDay last = days.get(days.size() - 1);
    return MetricLabels.value(metric, last.value()) + " on " + Times.plainDay(last.day());
  }

  private static String range(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null
        ? "–"
        : MetricLabels.number(low) + " to " + MetricLabels.number(high);
  }

  /** The status of a day in words. */
  public static String words(ChartDay day) {
    return switch (ChartStatus.valueOf(day.status())) {
      case SPARSE -> "Shown as measured";
      case INSUFFICIENT_DATA -> "Insufficient data";
      case LEARNING -> "Learning";
      case IN_RANGE -> "Within usual range";
      case ADVERSE -> "Outside, of concern";
      case FAVORABLE -> "Outside, favorable";
      case NEUTRAL -> "Outside usual range";
      case UNKNOWN -> "Not known";
    };
  }

  private static String summary(ChartDay day, Times times) {
    return switch (ChartStatus.valueOf(day.status())) {
      case SPARSE -> "Shown as measured, without a usual range.";
      case INSUFFICIENT_DATA ->
          "Insufficient data on "
              + times.day(day.day())
              + ": only "
              + Math.round(day.coverage() * 100)
              + "% of the day was observed.";
      case LEARNING ->
          "Learning the usual range: "
              + day.baselineDays()
              + " of "
              + BASELINE_DAYS
              + " days so far.";
      case IN_RANGE -> "Within this patient's usual range.";
      case ADVERSE -> "Outside this patient's usual range, in the direction of concern.";
      case FAVORABLE -> "Outside this patient's usual range, in the favorable direction.";
      case NEUTRAL -> "Outside this patient's usual range.";
      case UNKNOWN -> "Where it stands is not known.";
    };
  }

  private static String tone(ChartDay day) {
    return switch (ChartStatus.valueOf(day.status())) {
      case ADVERSE, NEUTRAL -> "adverse";
      case IN_RANGE, FAVORABLE, SPARSE -> "quiet";
      default -> "unsure";
    };
  }
}
