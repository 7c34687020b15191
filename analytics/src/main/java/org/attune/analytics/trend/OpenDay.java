package org.attune.analytics.trend;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricCodes;

/**
 * One local day that late data may still change. Its events are in {@link DayPage}s.
 *
 * @param epochDay days since 1970-01-01
 * @param weight how much input the day holds: grows with each event and each higher revision
 * @param importedAtMillis latest receipt of an import that touched the day, epoch milliseconds UTC;
 *     0 without one
 * @param metrics metrics that were ever told of the day, each once, by their codes
 * @param changed those told of since the last publication
 */
public record OpenDay(
    int epochDay, long weight, long importedAtMillis, List<String> metrics, List<String> changed) {
  static OpenDay start(int epochDay) {
    return new OpenDay(epochDay, 0, 0, List.of(), List.of());
  }

  OpenDay imported(long receivedAtMillis) {
    return receivedAtMillis <= importedAtMillis
        ? this
        : new OpenDay(epochDay, weight, receivedAtMillis, metrics, changed);
  }

  /**
   * The day after an event.
   *
   * @param series series by the minute that the event belongs to; empty for none
   * @param added input that it adds
   * @param told what it says
   * @param replaced what it said before
   */
  OpenDay with(String series, long added, List<MetricSamples> told, List<MetricSamples> replaced) {
    if (replaced.isEmpty() && knows(series, told)) {
      return new OpenDay(epochDay, weight + added, importedAtMillis, metrics, changed);
    }
    List<String> ids = told.stream().map(MetricSamples::metric).toList();
    // A withdrawal holds no samples; what it withdraws, or will, is in the pages of its series.
    List<String> all = and(series.isEmpty() ? metrics : and(metrics, List.of(series)), ids);
    List<String> before = replaced.stream().map(MetricSamples::metric).toList();
    return new OpenDay(
        epochDay, weight + added, importedAtMillis, all, and(and(changed, ids), before));
  }

  /** By code: the days of a patient are alike then, and in no order that hangs on arrival. */
  private static List<String> and(List<String> known, List<String> more) {
    if (known.containsAll(more)) {
      return known;
    }
    Set<String> all = new LinkedHashSet<>(known);
    all.addAll(more);
    return all.stream().sorted(MetricCodes.ORDER).toList();
  }

  /**
   * Whether an event of the day may be on a page.
   *
   * @param series series by the minute; empty for everything else
   */
  boolean holds(String series) {
    return series.isEmpty() ? weight > 0 : metrics.contains(series);
  }

  /** True when all of it is marked as told and changed: so it is of most events of a day. */
  private boolean knows(String series, List<MetricSamples> told) {
    for (MetricSamples samples : told) {
      if (!changed.contains(samples.metric()) || !metrics.contains(samples.metric())) {
        return false;
      }
    }
    return series.isEmpty() || metrics.contains(series);
  }

  OpenDay published() {
    return changed.isEmpty()
        ? this
        : new OpenDay(epochDay, weight, importedAtMillis, metrics, List.of());
  }

  /** Metrics that were ever told of the day, and what is derived from them; sorted. */
  SortedSet<String> everTold() {
    SortedSet<String> all = new TreeSet<>(metrics);
    for (String id : metrics) {
      all.addAll(Derivations.of(MetricCatalog.get(id)));
    }
    return all;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "OpenDay[redacted]";
  }
}
