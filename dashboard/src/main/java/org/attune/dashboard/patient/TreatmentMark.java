package org.attune.dashboard.patient;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.dashboard.wording.MetricGroup;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.dashboard.wording.Times;

/**
 * The changes of treatment of one day: a line with a word on every chart of the patient, never a
 * chart of their own.
 *
 * @param day local day on which they took effect
 * @param words what changed, as beside a row of the day: {@code medication changed}
 * @param word the same as short as a chart needs it: {@code medication}
 */
public record TreatmentMark(LocalDate day, String words, String word) {
  /** Whether a metric counts changes of treatment. */
  static boolean marks(String metric) {
    return MetricGroup.of(metric) == MetricGroup.TREATMENT;
  }

  /**
   * The marks among a patient's days, oldest first. A change that was withdrawn leaves a day with a
   * count of 0, and no mark.
   *
   * @param days by metric id
   */
  static List<TreatmentMark> of(Map<String, List<ChartDay>> days) {
    Map<LocalDate, List<String>> changed = new TreeMap<>();
    for (String metric : MetricLabels.inOrder(days.keySet())) {
      if (marks(metric)) {
        for (ChartDay day : days.getOrDefault(metric, List.of())) {
          if (day.value() > 0) {
            changed.computeIfAbsent(day.day(), some -> new ArrayList<>()).add(metric);
          }
        }
      }
    }
    List<TreatmentMark> marks = new ArrayList<>();
    changed.forEach(
        (day, metrics) ->
            marks.add(
                new TreatmentMark(
                    day,
                    metrics.stream().map(MetricLabels::withinSentence).collect(joining(", ")),
                    metrics.stream().map(MetricLabels::treatment).collect(joining(", ")))));
    return marks;
  }

  /** Midnight UTC of the day, in seconds since 1970-01-01. */
  public long at() {
    return ChartData.seconds(day);
  }

  /** The day in words. */
  public String when() {
    return Times.plainDay(day);
  }
}
