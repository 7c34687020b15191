package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Confidentiality;
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
  private static final List<Confidentiality> RULES =
      List.of(Confidentiality.NORMAL, Confidentiality.UNKNOWN, Confidentiality.PART2_SUD);

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
    out.unsigned(trend.days().size());
    int before = 0;
    for (MetricDay day : trend.days()) {
      out.signed((long) day.epochDay() - before);
      out.fixed(day.published());
      write(day.summary(), out);
      before = day.epochDay();
    }
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
    int count = in.unsignedInt();
    List<MetricDay> days = new ArrayList<>(count);
    long epochDay = 0;
    for (int i = 0; i < count; i++) {
      epochDay += in.signed();
      long published = in.fixed();
      days.add(new MetricDay((int) epochDay, summary(in), published));
    }
    return new MetricTrend(anchor, head, List.copyOf(days));
  }

  private static void write(DaySummary summary, PackedOutput out) {
    out.number(summary.value());
    out.signed(summary.samples());
    out.number(summary.coverage());
    out.flag(summary.valid());
    out.flag(summary.live());
    out.signed(summary.zoneOffsetMinutes());
    out.signed(summary.receivedAtMillis());
    out.unsigned(RULES.indexOf(summary.confidentiality()));
  }

  private static DaySummary summary(PackedInput in) {
    return new DaySummary(
        in.number(),
        in.signedInt(),
        in.number(),
        in.flag(),
        in.flag(),
        in.signedInt(),
        in.signed(),
        RULES.get(in.unsignedInt()));
  }
}
