package org.attune.analytics.trend;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.intake.CheckIns;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricKind;
import org.attune.analytics.metric.RestingHeartRate;
import org.attune.analytics.trend.change.PersonalState;

/** Metrics of a day that are computed here from others, and never received. */
final class Derivations {
  /** Check-ins given on a day. */
  static final String CHECK_INS = "check-ins-given";

  /** What {@link #sleepVariability} is derived from. */
  static final String SLEEP = "sleep-duration";

  /** Night-to-night variability of sleep. */
  static final String SLEEP_VARIABILITY = "sleep-variability";

  private static final String HEART_RATE = "heart-rate";
  private static final String RESTING = "resting-heart-rate-derived";
  private static final int NIGHTS = 7;
  private static final int LEAST_NIGHTS = 4;

  private Derivations() {}

  /** Metrics that a metric of a day may bring with it. */
  static List<String> of(Metric metric) {
    return switch (metric.id()) {
      case HEART_RATE -> List.of(RESTING);
      case SLEEP -> List.of(SLEEP_VARIABILITY);
      default -> metric.kind() == MetricKind.RATING ? List.of(CHECK_INS) : List.of();
    };
  }

  /** Derived from a series by the minute, by metric. */
  static Map<String, DaySummary> ofSeries(DayTally tally) {
    if (!tally.metric().id().equals(HEART_RATE)) {
      return Map.of();
    }
    DaySummary series = tally.summary();
    DayTally.Minutes minutes = tally.minutes();
    OptionalLong resting = RestingHeartRate.derived(minutes.slots(), minutes.values());
    return Map.of(
        RESTING,
        resting.isPresent()
            ? of((double) resting.getAsLong() / MetricSamples.SCALE, 1, series)
            : DaySummary.withdrawn(series.confidentiality()));
  }

  /** How many check-ins stand on a day. */
  static DaySummary checkIns(List<Contribution> day) {
    int given = 0;
    boolean live = false;
    Contribution latest = null;
    Confidentiality told = Confidentiality.NORMAL;
    Confidentiality strictest = Confidentiality.NORMAL;
    for (Contribution contribution : day) {
      told = told.strictest(contribution.confidentiality());
      if (!contribution.retracted() && CheckIns.given(contribution.samples())) {
        given++;
        live |= contribution.live();
        strictest = strictest.strictest(contribution.confidentiality());
        latest =
            latest == null || Contribution.LATEST.compare(contribution, latest) > 0
                ? contribution
                : latest;
      }
    }
    return latest == null
        ? DaySummary.withdrawn(told)
        : new DaySummary(
            given,
            given,
            1,
            true,
            live,
            latest.zoneOffsetMinutes(),
            latest.receivedAtMillis(),
            strictest);
  }

  /**
   * Standard deviation (n − 1) of the sleep of the last seven nights, in hours; without a value
   * when fewer than four of them are known. Irregular sleep goes before depression comes back
   * (Matcham 2024).
   *
   * @param chart the chart of sleep through the night
   * @param night the night's own summary
   */
  static DaySummary sleepVariability(PersonalState chart, int epochDay, DaySummary night) {
    double sum = 0;
    double squares = 0;
    int nights = 0;
    for (int i = chart.recentDays().size() - 1;
        i >= 0 && chart.recentDays().get(i) > epochDay - NIGHTS;
        i--) {
      double hours = chart.recentValues().get(i);
      sum += hours;
      squares += hours * hours;
      nights++;
    }
    if (nights < LEAST_NIGHTS || !night.valid()) {
      return DaySummary.withdrawn(night.confidentiality());
    }
    double variance = Math.max(0, (squares - sum * sum / nights) / (nights - 1));
    return of(Math.sqrt(variance), nights, night);
  }

  private static DaySummary of(double value, int samples, DaySummary from) {
    return new DaySummary(
        value,
        samples,
        1,
        true,
        from.live(),
        from.zoneOffsetMinutes(),
        from.receivedAtMillis(),
        from.confidentiality());
  }
}
