package org.attune.dashboard.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.analytics.metric.PrintedTotals;
import org.attune.dashboard.wording.MetricGroup;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.dashboard.wording.Times;
import org.jspecify.annotations.Nullable;

/**
 * A total that a source printed on a form though its answers make another, or none: a note beside
 * the questionnaire's total, never a chart of its own.
 *
 * @param form name of the form
 * @param metric metric of its total, whether or not the patient has any
 * @param day local day of the form
 * @param printed what the source printed
 * @param answered what its answers make; null when they make none
 * @param shown the total of that day as charted; null when there is none
 */
public record PrintedTotal(
    String form,
    String metric,
    LocalDate day,
    double printed,
    @Nullable Double answered,
    @Nullable Double shown) {
  /** Whether a metric holds such totals. */
  static boolean notes(String metric) {
    return MetricGroup.of(metric) == MetricGroup.FORM_NOTES;
  }

  /**
   * The notes among a patient's days, the latest first. A form that was withdrawn, or corrected,
   * leaves a day that does not count, and no note.
   *
   * @param days by metric id
   */
  static List<PrintedTotal> of(Map<String, List<ChartDay>> days) {
    List<PrintedTotal> notes = new ArrayList<>();
    PrintedTotals.forms()
        .forEach(
            (prefix, form) -> {
              String total = PrintedTotals.total(prefix);
              for (ChartDay day : days.getOrDefault(PrintedTotals.printed(prefix), List.of())) {
                if (day.valid()) {
                  notes.add(
                      new PrintedTotal(
                          form,
                          total,
                          day.day(),
                          day.value(),
                          value(days, PrintedTotals.answered(prefix), day.day()).orElse(null),
                          value(days, total, day.day()).orElse(null)));
                }
              }
            });
    notes.sort(
        Comparator.comparing(PrintedTotal::day).reversed().thenComparing(PrintedTotal::metric));
    return List.copyOf(notes);
  }

  private static Optional<Double> value(
      Map<String, List<ChartDay>> days, String metric, LocalDate day) {
    return days.getOrDefault(metric, List.of()).stream()
        .filter(known -> known.day().equals(day) && known.valid())
        .map(ChartDay::value)
        .findFirst();
  }

  /** The note in a sentence, without its day. */
  public String sentence() {
    String said = "The source printed " + MetricLabels.number(printed) + "; its answers make ";
    if (answered == null) {
      return said + "no total, so that it cannot be checked and is not used.";
    }
    String made = said + MetricLabels.number(answered);
    return shown == null || shown.equals(answered)
        ? made + ", which is used."
        : made + ". Another form of that day made " + MetricLabels.number(shown) + ", shown here.";
  }

  /** The day in words. */
  public String when() {
    return Times.plainDay(day);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PrintedTotal[metric=" + metric + "]";
  }
}
