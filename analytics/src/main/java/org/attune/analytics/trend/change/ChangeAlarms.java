package org.attune.analytics.trend.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricFamily;
import org.jspecify.annotations.Nullable;

/**
 * The rule that opens an alert about change, for one patient on one day. In a sentence: <em>the
 * ratings taken together have moved towards worse further than this patient's own ups and downs
 * explain; or one measure is outside its own limits and a second of its kind is moving with it; or
 * one measure alone is far outside.</em>
 *
 * <p>Kinds are self-reports and physiology. Counts and ticks of a diary (panic attacks, skills,
 * medication) have floors set so that their own limits mean something by themselves: they need no
 * support. A metric without a better side never alarms.
 *
 * @param together whether the ratings taken together alarm
 * @param metrics ids of the metrics that alarm by themselves, sorted
 */
public record ChangeAlarms(boolean together, List<String> metrics) {

  /**
   * Applies the rule.
   *
   * @param readings of the metrics that have a value on the day, by metric id
   * @param together reading of the ratings taken together if the day was added to it, else null
   */
  public static ChangeAlarms of(
      Map<String, PersonalReading> readings,
      @Nullable TogetherReading together,
      ChangeSettings settings) {
    Map<String, PersonalReading> ordered = new TreeMap<>(readings);
    List<String> metrics = new ArrayList<>();
    ordered.forEach(
        (id, reading) ->
            MetricCatalog.find(id)
                .filter(metric -> alarms(metric, reading, ordered, settings))
                .ifPresent(metric -> metrics.add(id)));
    return new ChangeAlarms(together != null && together.alarm(), List.copyOf(metrics));
  }

  /** Whether there is anything to tell. */
  public boolean any() {
    return together || !metrics.isEmpty();
  }

  private static boolean alarms(
      Metric metric,
      PersonalReading reading,
      Map<String, PersonalReading> readings,
      ChangeSettings settings) {
    if (reading.learning() || reading.worse() < settings.limitWidth()) {
      return false;
    }
    boolean needsSupport =
        TogetherChart.takes(metric) || metric.family() == MetricFamily.PHYSIOLOGY;
    return !needsSupport
        || reading.worse() >= settings.aloneWidth()
        || supported(metric, readings, settings);
  }

  private static boolean supported(
      Metric metric, Map<String, PersonalReading> readings, ChangeSettings settings) {
    for (Map.Entry<String, PersonalReading> other : readings.entrySet()) {
      if (!other.getKey().equals(metric.id())
          && other.getValue().worse() >= settings.supportWidth()
          && MetricCatalog.find(other.getKey())
              .filter(second -> second.family() == metric.family())
              .isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ChangeAlarms[redacted]";
  }
}
