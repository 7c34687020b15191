package org.attune.analytics.trend;

import java.util.Arrays;
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
          devices.computeIfAbsent(contribution.device(), id -> Device.of(metric.kind()));
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
    int count = best == null ? ratings : best.count();
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
  private abstract static class Device {
    private static final Comparator<Device> PREFERENCE =
        Comparator.comparingInt(Device::count).thenComparingInt(device -> device.rank);

    private int rank = Integer.MIN_VALUE;

    /** The slots of a series by the minute are side by side; of the rest there are one or two. */
    static Device of(MetricKind kind) {
      return kind == MetricKind.MINUTE_SERIES ? new Minutely() : new Few();
    }

    abstract void add(int slot, long value, int revision);

    abstract int count();

    abstract long sum();

    abstract Minutes minutes();

    /** Whether a value takes the place of another in its slot, by revision and then by value. */
    static boolean replaces(long value, int revision, long heldValue, int heldRevision) {
      return revision > heldRevision || (revision == heldRevision && value > heldValue);
    }
  }

  private static final class Minutely extends Device {
    private static final int FREE = -1;

    private final long[] values = new long[MINUTES_A_DAY];
    private final int[] revisions = new int[MINUTES_A_DAY];
    private int count;

    private Minutely() {
      Arrays.fill(revisions, FREE);
    }

    @Override
    void add(int slot, long value, int revision) {
      count += revisions[slot] == FREE ? 1 : 0;
      if (replaces(value, revision, values[slot], revisions[slot])) {
        revisions[slot] = revision;
        values[slot] = value;
      }
    }

    @Override
    int count() {
      return count;
    }

    @Override
    long sum() {
      long sum = 0;
      for (long value : values) {
        sum += value;
      }
      return sum;
    }

    @Override
    Minutes minutes() {
      int[] slots = new int[count];
      long[] held = new long[count];
      int next = 0;
      for (int slot = 0; slot < revisions.length; slot++) {
        if (revisions[slot] != FREE) {
          slots[next] = slot;
          held[next++] = values[slot];
        }
      }
      return new Minutes(slots, held);
    }
  }

  private static final class Few extends Device {
    private record Held(long value, int revision) {
      @Override
      public String toString() {
        return "Held[redacted]";
      }
    }

    private final SortedMap<Integer, Held> slots = new TreeMap<>();

    @Override
    void add(int slot, long value, int revision) {
      slots.merge(
          slot,
          new Held(value, revision),
          (held, now) -> replaces(now.value, now.revision, held.value, held.revision) ? now : held);
    }

    @Override
    int count() {
      return slots.size();
    }

    @Override
    long sum() {
      return slots.values().stream().mapToLong(Held::value).sum();
    }

    @Override
    Minutes minutes() {
      return new Minutes(
          slots.keySet().stream().mapToInt(Integer::intValue).toArray(),
          slots.values().stream().mapToLong(Held::value).toArray());
    }
  }
}
