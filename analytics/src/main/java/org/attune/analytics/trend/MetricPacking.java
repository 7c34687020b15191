package org.attune.analytics.trend;

import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;
import org.attune.analytics.trend.change.PersonalState;

/**
 * What is kept of one metric of a patient, in few bytes and bit for bit. It is written into state,
 * and state outlives releases: the first number tells the format, and a new format must go on
 * reading the old ones.
 */
public final class MetricPacking {
  private static final int FORMAT = 1;
  private static final int EXPECTED_BYTES = 1_024;

  private MetricPacking() {}

  /** Packs. */
  public static byte[] pack(MetricTrend trend) {
    PackedOutput out = new PackedOutput(EXPECTED_BYTES);
    out.unsigned(FORMAT);
    ChartPacking.write(trend.anchor(), PersonalState.START, out);
    boolean headIsAnchor = trend.head().equals(trend.anchor());
    out.flag(headIsAnchor);
    if (!headIsAnchor) {
      ChartPacking.write(trend.head(), trend.anchor(), out);
    }
    MetricDayPacking.write(trend.days(), out);
    return out.toBytes();
  }

  /**
   * Unpacks.
   *
   * @throws IllegalArgumentException when the bytes are of a format that is not known here
   */
  public static MetricTrend unpack(byte[] packed) {
    PackedInput in = new PackedInput(packed);
    int format = in.unsignedInt();
    if (format != FORMAT) {
      throw new IllegalArgumentException("a metric is kept in format " + format);
    }
    PersonalState anchor = ChartPacking.read(PersonalState.START, in);
    PersonalState head = in.flag() ? anchor : ChartPacking.read(anchor, in);
    return new MetricTrend(anchor, head, MetricDayPacking.read(in));
  }
}
