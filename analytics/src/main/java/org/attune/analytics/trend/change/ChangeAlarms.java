package org.attune.analytics.trend.change;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricFamily;
import org.attune.analytics.metric.MetricKind;
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
    Map<String, Double> worse = new TreeMap<>();
    readings.forEach(
        (id, reading) -> {
          if (!reading.learning()) {
            worse.put(id, reading.worse());
          }
        });
    List<String> metrics =
        worse.keySet().stream()
            .filter(
                id ->
                    MetricCatalog.find(id)
                        .filter(metric -> alarms(metric, worse, settings))
                        .isPresent())
            .toList();
    return new ChangeAlarms(together != null && together.alarm(), metrics);
  }

  /**
   * Whether one measure alarms on a day.
   *
   * @param worse standard errors towards worse of the metrics charted on the day, by metric id;
   *     that of the ratings taken together may be among them
   */
  public static boolean alarms(Metric metric, Map<String, Double> worse, ChangeSettings settings) {
    double own = worse.getOrDefault(metric.id(), 0.0);
    if (metric.kind() == MetricKind.COMPOSITE) {
      return own >= settings.togetherWidth();
    }
    boolean needsSupport =
        TogetherChart.takes(metric) || metric.family() == MetricFamily.PHYSIOLOGY;
    return own >= settings.limitWidth()
        && (!needsSupport || own >= settings.aloneWidth() || supported(metric, worse, settings));
  }

  /** Whether there is anything to tell. */
  public boolean any() {
    return together || !metrics.isEmpty();
  }

  private static boolean supported(
      Metric metric, Map<String, Double> worse, ChangeSettings settings) {
    return worse.entrySet().stream()
        .filter(other -> !other.getKey().equals(metric.id()))
        .filter(other -> other.getValue() >= settings.supportWidth())
        .map(other -> MetricCatalog.find(other.getKey()))
        .anyMatch(
            second ->
                second
                    .filter(one -> one.kind() != MetricKind.COMPOSITE)
                    .filter(one -> one.family() == metric.family())
                    .isPresent());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ChangeAlarms[redacted]";
  }
}
