package org.attune.analytics.trend;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.metric.Aggregation;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricKind;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the contributions of a day say about one metric; the result does not depend on their
 * order.
 *
 * <p>Self-ratings count one by one. Of measured values each slot of each device counts once, the
 * highest revision in it, then the highest value; and of several devices only one counts: the one
 * that observed most of the day, then the preferred one. Values of two devices are never mixed and
 * never added: their steps are the same steps.
 */
final class DayTally {
  /** Minutes of a day without a clock change; the coverage of the two others is off by 4 %. */
  private static final int MINUTES_A_DAY = 24 * 60;

  private final Metric metric;
  private final SortedMap<Long, Device> devices = new TreeMap<>();
  private Confidentiality told = Confidentiality.NORMAL;
  private Confidentiality strictest = Confidentiality.NORMAL;
  private long ratingSum;
  private int ratings;
  private boolean live;
  private long receivedAtMillis;
  private int zoneOffsetMinutes;

  private DayTally(Metric metric) {
    this.metric = metric;
  }

  /** All that a day says about a metric. */
  static DayTally of(Metric metric, List<Contribution> day) {
    DayTally tally = new DayTally(metric);
    day.forEach(tally::add);
    return tally;
  }

  /** Which metric it is about. */
  Metric metric() {
    return metric;
  }

  /** The minutes of the device that counts; none of self-ratings, or when nothing stands. */
  Minutes minutes() {
    Device best = best();
    return best == null ? new Minutes(new int[0], new long[0]) : best.minutes();
  }

  /**
   * What a device observed.
   *
   * @param slots minutes of the local day, ascending
   * @param values in each, millionths of the metric's unit
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Minutes(int[] slots, long[] values) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Minutes[redacted]";
    }
  }

  private @Nullable Device best() {
    // Ascending by device, and the first of equals: so the result knows no order here either.
    return devices.values().stream().max(Device.PREFERENCE).orElse(null);
  }

  private void add(Contribution contribution) {
    told = told.strictest(contribution.confidentiality());
    if (contribution.retracted()) {
      return;
    }
    for (MetricSamples samples : contribution.samples()) {
      if (samples.metric().equals(metric.id()) && samples.count() > 0) {
        add(contribution, samples);
      }
    }
  }

  private void add(Contribution contribution, MetricSamples samples) {
    if (metric.kind() == MetricKind.RATING) {
      samples.forEach(
          (slot, value) -> {
            ratingSum += value;
            ratings++;
          });
    } else {
      Device device =
          devices.computeIfAbsent(contribution.device(), id -> new Device(metric.kind()));
      device.rank = Math.max(device.rank, contribution.deviceRank());
      samples.forEach((slot, value) -> device.add(slot, value, contribution.revision()));
    }
    live |= contribution.live();
    strictest = strictest.strictest(contribution.confidentiality());
    boolean later = contribution.receivedAtMillis() > receivedAtMillis;
    boolean sameTime = contribution.receivedAtMillis() == receivedAtMillis;
    // Of two received together the more easterly zone: any rule will do that knows no order.
    if (later || (sameTime && contribution.zoneOffsetMinutes() > zoneOffsetMinutes)) {
      receivedAtMillis = contribution.receivedAtMillis();
      zoneOffsetMinutes = contribution.zoneOffsetMinutes();
    }
  }

  /** The day's value; {@link DaySummary#withdrawn} when nothing stands. */
  DaySummary summary() {
    Device best = best();
    long sum = best == null ? ratingSum : best.sum();
    int count = best == null ? ratings : best.count;
    if (count == 0) {
      return DaySummary.withdrawn(told);
    }
    double divisor =
        metric.aggregation() == Aggregation.SUM
            ? MetricSamples.SCALE
            : (double) MetricSamples.SCALE * count;
    double coverage =
        metric.kind() == MetricKind.MINUTE_SERIES
            ? Math.min(1.0, (double) count / MINUTES_A_DAY)
            : 1.0;
    return new DaySummary(
        sum / divisor,
        count,
        coverage,
        coverage >= metric.minimumCoverage(),
        live,
        zoneOffsetMinutes,
        receivedAtMillis,
        strictest);
  }

  /** The slots of one device. */
  private static final class Device {
    private static final Comparator<Device> PREFERENCE =
        Comparator.<Device>comparingInt(device -> device.count)
            .thenComparingInt(device -> device.rank);

    private final long[] values;

    /** One more than the revision that holds the slot; 0 while it is free. */
    private final int[] holders;

    private int rank = Integer.MIN_VALUE;
    private int count;

    private Device(MetricKind kind) {
      int slots = kind == MetricKind.SPARSE ? 1 : MINUTES_A_DAY;
      values = new long[slots];
      holders = new int[slots];
    }

    private void add(int slot, long value, int revision) {
      int held = holders[slot];
      count += held == 0 ? 1 : 0;
      if (revision + 1 > held || (revision + 1 == held && value > values[slot])) {
        holders[slot] = revision + 1;
        values[slot] = value;
      }
    }

    private Minutes minutes() {
      int[] slots = new int[count];
      long[] held = new long[count];
      int next = 0;
      for (int slot = 0; slot < holders.length; slot++) {
        if (holders[slot] > 0) {
          slots[next] = slot;
          held[next++] = values[slot];
        }
      }
      return new Minutes(slots, held);
    }

    private long sum() {
      long sum = 0;
      for (long value : values) {
        sum += value;
      }
      return sum;
    }
  }
}
