package org.attune.analytics.trend;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.metric.Aggregation;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricKind;
import org.jspecify.annotations.Nullable;

/**
 * One metric on one local day, from all that was received about it.
 *
 * @param value mean or sum, as the metric says, in its unit
 * @param samples observations counted, each once
 * @param coverage share of the day observed, 0 to 1; 1 for single values
 * @param valid true when coverage reaches the metric's minimum
 */
record DaySummary(
    double value,
    int samples,
    double coverage,
    boolean valid,
    boolean live,
    int zoneOffsetMinutes,
    long receivedAtMillis,
    Confidentiality confidentiality) {

  /** Minutes of a day without a clock change; the coverage of the two others is off by 4 %. */
  private static final double MINUTES_A_DAY = 24 * 60;

  /** The winner of a slot: highest revision, then device, then value. */
  private record Candidate(int revision, int deviceRank, long value)
      implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate that) {
      int byRevision = Integer.compare(revision, that.revision);
      int byDevice = byRevision != 0 ? byRevision : Integer.compare(deviceRank, that.deviceRank);
      return byDevice != 0 ? byDevice : Long.compare(value, that.value);
    }
  }

  /** The summary, or null when nothing that stands says anything about the metric. */
  static @Nullable DaySummary of(OpenDay day, Metric metric) {
    Tally tally = new Tally();
    // Event ids in order: not needed for the sums, which are exact, but for the latest zone.
    SortedMap<String, Contribution> ordered = new TreeMap<>(day.contributions());
    for (Map.Entry<String, Contribution> entry : ordered.entrySet()) {
      Contribution contribution = entry.getValue();
      for (MetricSamples samples : contribution.samples()) {
        if (!contribution.retracted() && samples.metric().equals(metric.id())) {
          tally.add(contribution, samples, metric.kind());
        }
      }
    }
    return tally.count() == 0 ? null : tally.summary(metric);
  }

  /**
   * A day of which nothing stands. It inherits the rules of everything the day holds: that there
   * was something to withdraw may be all that one of them keeps from view.
   */
  static DaySummary withdrawn(OpenDay day) {
    Confidentiality strictest = Confidentiality.NORMAL;
    for (Contribution contribution : day.contributions().values()) {
      strictest = strictest.strictest(contribution.confidentiality());
    }
    return new DaySummary(0, 0, 0, false, false, 0, 0, strictest);
  }

  private static final class Tally {
    private final Map<Integer, Candidate> slots = new TreeMap<>();
    private long singlesSum;
    private int singles;
    private boolean live;
    private long receivedAtMillis;
    private int zoneOffsetMinutes;
    private Confidentiality confidentiality = Confidentiality.NORMAL;

    private void add(Contribution contribution, MetricSamples samples, MetricKind kind) {
      for (int i = 0; i < samples.slots().length; i++) {
        long value = samples.values()[i];
        if (kind == MetricKind.RATING) {
          singlesSum += value;
          singles++;
        } else {
          // Series by the minute, and single values of a day: each slot counts once.
          slots.merge(
              samples.slots()[i],
              new Candidate(contribution.revision(), contribution.deviceRank(), value),
              (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
      }
      live |= contribution.live();
      confidentiality = confidentiality.strictest(contribution.confidentiality());
      if (contribution.receivedAtMillis() >= receivedAtMillis) {
        receivedAtMillis = contribution.receivedAtMillis();
        zoneOffsetMinutes = contribution.zoneOffsetMinutes();
      }
    }

    private int count() {
      return singles + slots.size();
    }

    private DaySummary summary(Metric metric) {
      long sum = singlesSum;
      for (Candidate candidate : slots.values()) {
        sum += candidate.value();
      }
      double divisor =
          metric.aggregation() == Aggregation.SUM
              ? MetricSamples.SCALE
              : (double) MetricSamples.SCALE * count();
      double coverage =
          metric.kind() == MetricKind.MINUTE_SERIES
              ? Math.min(1.0, slots.size() / MINUTES_A_DAY)
              : 1.0;
      return new DaySummary(
          sum / divisor,
          count(),
          coverage,
          coverage >= metric.minimumCoverage(),
          live,
          zoneOffsetMinutes,
          receivedAtMillis,
          confidentiality);
    }
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "DaySummary[redacted]";
  }
}
