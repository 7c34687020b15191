package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.attune.analytics.intake.DaySamples;
import org.attune.analytics.intake.MetricSamples;

/**
 * What is kept of a patient beside the events of open days and the metrics.
 *
 * @param finalWeight input of all final days plus one per final day: the floor of revisions
 * @param openDays days that are open, ascending; at most about 16 while data are live
 * @param finalThrough last final day by metric, days since 1970-01-01; one entry per metric ever
 *     final
 */
public record PatientTrend(
    long finalWeight, List<OpenDay> openDays, Map<String, Integer> finalThrough) {
  static final PatientTrend NEW = new PatientTrend(0, List.of(), Map.of());

  /** The open day, or a new one without anything in it. */
  OpenDay day(int epochDay) {
    for (OpenDay day : openDays) {
      if (day.epochDay() == epochDay) {
        return day;
      }
    }
    return OpenDay.start(epochDay);
  }

  PatientTrend with(OpenDay day) {
    List<OpenDay> days = new ArrayList<>(openDays.size() + 1);
    boolean placed = false;
    for (OpenDay open : openDays) {
      if (!placed && open.epochDay() >= day.epochDay()) {
        days.add(day);
        placed = true;
      }
      if (open.epochDay() != day.epochDay()) {
        days.add(open);
      }
    }
    if (!placed) {
      days.add(day);
    }
    return new PatientTrend(finalWeight, days, finalThrough);
  }

  PatientTrend published() {
    return new PatientTrend(
        finalWeight, openDays.stream().map(OpenDay::published).toList(), finalThrough);
  }

  /** The oldest open day has become final, with points of those metrics. */
  PatientTrend finished(List<String> metrics) {
    OpenDay day = openDays.get(0);
    Map<String, Integer> through = new HashMap<>(finalThrough);
    metrics.forEach(metric -> through.merge(metric, day.epochDay(), Math::max));
    return new PatientTrend(
        finalWeight + day.weight() + 1, List.copyOf(openDays.subList(1, openDays.size())), through);
  }

  /** Input of all days up to and including one: what revisions count. */
  long weightThrough(int epochDay) {
    long weight = finalWeight;
    for (OpenDay day : openDays) {
      weight += day.epochDay() <= epochDay ? day.weight() : 0;
    }
    return weight;
  }

  /** Metrics ever told of the patient, and what is derived from them; sorted. */
  SortedSet<String> everTold() {
    SortedSet<String> all = new TreeSet<>(finalThrough.keySet());
    openDays.forEach(day -> all.addAll(day.everTold()));
    return all;
  }

  /** True when a day of one of the part's metrics, or a later one, is final. */
  boolean closedTo(DaySamples part) {
    for (MetricSamples samples : part.samples()) {
      Integer through = finalThrough.get(samples.metric());
      if (through != null && part.epochDay() <= through) {
        return true;
      }
    }
    return false;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PatientTrend[redacted]";
  }
}
