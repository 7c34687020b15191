package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;

/** The open days of a metric in few bytes, every number bit for bit. */
final class MetricDayPacking {
  private static final List<Confidentiality> RULES =
      List.of(Confidentiality.NORMAL, Confidentiality.UNKNOWN, Confidentiality.PART2_SUD);

  private MetricDayPacking() {}

  /** Writes days, in their order. */
  static void write(List<MetricDay> days, PackedOutput out) {
    out.unsigned(days.size());
    int before = 0;
    for (MetricDay day : days) {
      out.signed((long) day.epochDay() - before);
      out.fixed(day.published());
      write(day.summary(), out);
      before = day.epochDay();
    }
  }

  /** Reads what was written. */
  static List<MetricDay> read(PackedInput in) {
    int count = in.unsignedInt();
    List<MetricDay> days = new ArrayList<>(count);
    long epochDay = 0;
    for (int i = 0; i < count; i++) {
      epochDay += in.signed();
      long published = in.fixed();
      days.add(new MetricDay((int) epochDay, summary(in), published));
    }
    return List.copyOf(days);
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
