package org.attune.dashboard.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.dashboard.wording.MetricGroup;
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
 * @param tone {@code adverse}, {@code favorable}, {@code quiet} or {@code unsure}: CSS class of the
 *     summary
 * @param alertDays days that an alert rests on
 * @param lateDays days that a late sync completed, and when it was received, in words
 * @param course further sentences on its course, perhaps none
 * @param printed totals that a source printed and that are not used, the latest first
 * @param treatment days on which treatment changed, and what did, in words
 */
public record MetricChart(
    String metric,
    String label,
    String unit,
    List<ChartDay> days,
    String summary,
    String tone,
    Set<LocalDate> alertDays,
    Map<LocalDate, String> lateDays,
    List<String> course,
    List<PrintedTotal> printed,
    Map<LocalDate, String> treatment) {
  private static final int STALE_DAYS = 7;

  public MetricChart {
    days = List.copyOf(days);
    alertDays = Set.copyOf(alertDays);
    lateDays = Map.copyOf(lateDays);
    course = List.copyOf(course);
    printed = List.copyOf(printed);
    treatment = Map.copyOf(treatment);
  }

  static MetricChart of(
      String metric,
      List<ChartDay> days,
      boolean missing,
      Set<LocalDate> alertDays,
      List<TreatmentMark> marks,
      Times times) {
    ChartDay last = days.get(days.size() - 1);
    long silent = times.daysSince(last.day());
    // Questionnaires are filled in weeks apart: the monitoring of silence judges them, not the
    // page.
    MetricGroup group = MetricGroup.of(metric);
    boolean stale = missing || (group != MetricGroup.QUESTIONNAIRES && silent >= STALE_DAYS);
    String status = summary(metric, last, group, times);
    Map<LocalDate, String> lateDays = new LinkedHashMap<>();
    for (ChartDay day : days) {
      if (day.late()) {
        lateDays.put(day.day(), "late sync, received " + times.of(day.receivedAt()));
      }
    }
    Map<LocalDate, String> treatment = new LinkedHashMap<>();
    marks.forEach(mark -> treatment.put(mark.day(), mark.words()));
    return new MetricChart(
        metric,
        MetricLabels.label(metric),
        MetricLabels.together(metric)
            ? MetricLabels.unit(metric) + ", higher is worse"
            : MetricLabels.unit(metric),
        days,
        stale ? silence(silent, last, status) : status,
        stale ? "unsure" : tone(last),
        alertDays,
        lateDays,
        last.course().sentences(last.day(), silent, stale),
        List.of(),
        treatment);
  }

  /** The same with those notes that are about this metric. */
  MetricChart noting(List<PrintedTotal> notes) {
    return new MetricChart(
        metric,
        label,
        unit,
        days,
        summary,
        tone,
        alertDays,
        lateDays,
        course,
        notes.stream().filter(note -> note.metric().equals(metric)).toList(),
        treatment);
  }

  private static String silence(long days, ChartDay last, String status) {
    String said =
        "No data for " + (days == 1 ? "1 day" : days + " days") + ": silence is not recovery.";
    return last.status().equals(ChartStatus.SPARSE.name())
        ? said
        : said + " Before that: " + Character.toLowerCase(status.charAt(0)) + status.substring(1);
  }

  /**
   * A day as a row of the table beside the chart.
   *
   * @param day local day in words
   * @param value day value
   * @param usual usual range, of whom when it is not this patient's, or a dash where none is known
   * @param average running average and its alert limits, or a dash
   * @param status where the day stands
   * @param alert whether an alert rests on the day
   * @param treatment what changed in the treatment on the day, or null
   * @param late that a late sync completed the day and when, or null
   */
  public record TableRow(
      String day,
      String value,
      String usual,
      String average,
      String status,
      boolean alert,
      @Nullable String treatment,
      @Nullable String late) {}

  /** The days as rows of a table, newest first. */
  public List<TableRow> rows() {
    List<TableRow> rows = new ArrayList<>();
    for (ChartDay day : days) {
      rows.add(
          new TableRow(
              Times.plainDay(day.day()),
              MetricLabels.number(day.value()),
              range(day.usualLow(), day.usualHigh()) + (day.usualForAdults() ? " (adults)" : ""),
              day.ewma() == null ? "–" : MetricLabels.number(day.ewma()) + limits(day),
              words(day) + (day.provisional() ? "" : ", final"),
              alertDays.contains(day.day()),
              treatment.get(day.day()),
              lateDays.get(day.day())));
    }
    Collections.reverse(rows);
    return rows;
  }

  /** The latest day and its value, in words. */
  public String latest() {
    ChartDay last = days.get(days.size() - 1);
    return MetricLabels.value(metric, last.value()) + " on " + Times.plainDay(last.day());
  }

  /** Whether it lies outside the usual range now, in whatever direction. */
  public boolean outside() {
    return tone.equals("adverse") || tone.equals("favorable");
  }

  /** Whether the days have no usual range to be seen against. */
  public boolean sparse() {
    return days.get(days.size() - 1).status().equals(ChartStatus.SPARSE.name());
  }

  /** Whether a week without data is worth showing: questionnaires are weeks apart anyway. */
  public boolean daily() {
    return MetricGroup.of(metric) != MetricGroup.QUESTIONNAIRES;
  }

  /** Highest value of the scale, or null: a scale is drawn whole, so that charts compare. */
  public @Nullable Double scaleTop() {
    return MetricLabels.scaleTop(metric);
  }

  /** First day, midnight UTC, in seconds since 1970-01-01. */
  public long begin() {
    return ChartData.seconds(days.get(0).day());
  }

  private static String limits(ChartDay day) {
    Double upper = day.upperLimit();
    return day.lowerLimit() == null && upper != null
        ? " (limit " + MetricLabels.number(upper) + ")"
        : " (limits " + range(day.lowerLimit(), upper) + ")";
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

  private static String summary(String metric, ChartDay day, MetricGroup group, Times times) {
    return switch (ChartStatus.valueOf(day.status())) {
      case SPARSE ->
          group == MetricGroup.SAFETY
              ? "Shown as answered: alerts follow fixed rules, never a usual range."
              : "Shown as measured, without a usual range.";
      case INSUFFICIENT_DATA ->
          "Insufficient data on "
              + times.day(day.day())
              + ": only "
              + Math.round(day.coverage() * 100)
              + "% of the day was observed."
              + adults(day);
      case LEARNING ->
          "Learning the usual range: "
              + day.baselineDays()
              + " of "
              + ChartDay.FULL_BASELINE_DAYS
              + " days so far."
              + adults(day);
      case IN_RANGE -> "Within this patient's usual range.";
      case ADVERSE -> running(metric, day) + ", in the direction of concern.";
      case FAVORABLE -> running(metric, day) + ", in the favorable direction.";
      case NEUTRAL -> running(metric, day) + ".";
      case UNKNOWN -> "Where it stands is not known.";
    };
  }

  /** Whose range the chart shows while this patient's is not known; nothing when it shows none. */
  private static String adults(ChartDay day) {
    return day.usualForAdults()
        ? " The range shown, "
            + range(day.usualLow(), day.usualHigh())
            + ", is not this patient's own yet: usual for adults, drawn towards this patient's days."
        : "";
  }

  /**
   * In the words of the alerts: it is the running average that left its limits, and a single day
   * may well lie inside the usual range.
   */
  private static String running(String metric, ChartDay day) {
    boolean together = MetricLabels.together(metric);
    String running = together ? "Ratings taken together are running " : "Running ";
    Double ewma = day.ewma();
    if (ewma != null && day.upperLimit() != null && ewma > day.upperLimit()) {
      return running + "above this patient's usual";
    }
    if (ewma != null && day.lowerLimit() != null && ewma < day.lowerLimit()) {
      return running + "below this patient's usual";
    }
    return (together ? "Ratings taken together are outside" : "Outside")
        + " this patient's usual range";
  }

  private static String tone(ChartDay day) {
    return switch (ChartStatus.valueOf(day.status())) {
      case ADVERSE, NEUTRAL -> "adverse";
      case FAVORABLE -> "favorable";
      case IN_RANGE, SPARSE -> "quiet";
      default -> "unsure";
    };
  }
}
