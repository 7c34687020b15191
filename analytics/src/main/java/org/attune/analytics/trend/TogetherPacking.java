package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;
import org.attune.analytics.trend.change.TogetherState;

/**
 * What is kept of a patient's ratings taken together, in few bytes and bit for bit. It is written
 * into state, and state outlives releases: the first number tells the format, and a new format must
 * go on reading the old ones.
 */
public final class TogetherPacking {
  private static final int FORMAT = 1;
  private static final int EXPECTED_BYTES = 512;

  private TogetherPacking() {}

  /** Packs. */
  public static byte[] pack(TogetherTrend trend) {
    PackedOutput out = new PackedOutput(EXPECTED_BYTES);
    out.unsigned(FORMAT);
    write(trend.anchor(), out);
    write(trend.head(), out);
    out.signed(trend.headThrough());
    MetricDayPacking.write(trend.days(), out);
    return out.toBytes();
  }

  /**
   * Unpacks.
   *
   * @throws IllegalArgumentException when the bytes are of a format that is not known here
   */
  public static TogetherTrend unpack(byte[] packed) {
    PackedInput in = new PackedInput(packed);
    int format = in.unsignedInt();
    if (format != FORMAT) {
      throw new IllegalArgumentException("ratings taken together are kept in format " + format);
    }
    return new TogetherTrend(state(in), state(in), in.signedInt(), MetricDayPacking.read(in));
  }

  private static void write(TogetherState state, PackedOutput out) {
    out.unsigned(state.members().size());
    state.members().forEach(out::text);
    out.signed(state.baselineDays());
    out.number(state.mean());
    out.number(state.sd());
    out.signed(state.lastDay());
    out.number(state.value());
    out.number(state.ewma());
    out.signed(state.updates());
  }

  private static TogetherState state(PackedInput in) {
    int count = in.unsignedInt();
    List<String> members = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      members.add(in.text());
    }
    return new TogetherState(
        List.copyOf(members),
        in.signedInt(),
        in.number(),
        in.number(),
        in.signedInt(),
        in.number(),
        in.number(),
        in.signedInt());
  }
}
