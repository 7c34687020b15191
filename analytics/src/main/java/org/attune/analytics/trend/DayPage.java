package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;
import org.jspecify.annotations.Nullable;

/**
 * Some of the events of one local day that late data may still change: at most one contribution per
 * event, in order of arrival, packed. An hour of a wearable's minutes takes about a hundred bytes.
 *
 * <p>Per entry: 16 bytes of {@link EventHash}, the length of what follows, and that: flags,
 * revision, receipt, zone, device if any, and the samples of each metric.
 *
 * @param packed the entries, one after the other
 */
// An array, not a list: boxing every byte would multiply the state. Pages are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record DayPage(byte[] packed) {
  static final DayPage EMPTY = new DayPage(new byte[0]);

  private static final int RETRACTED = 1;
  private static final int LIVE = 2;
  private static final int DEVICE = 4;
  private static final int RULES_SHIFT = 3;
  private static final int BYTES_AROUND = 40;

  /**
   * What became of a contribution.
   *
   * @param page the page with it, or null when the page holds a greater one of that event
   * @param weight how much input was added, by {@link Contribution#weight}
   * @param replaced samples of the lesser one that gave way
   */
  record Added(@Nullable DayPage page, long weight, List<MetricSamples> replaced) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Added[redacted]";
    }
  }

  /** Takes a contribution in, unless a greater one of its event is there. */
  Added with(EventHash event, Contribution contribution) {
    PackedInput in = new PackedInput(packed);
    while (!in.atEnd()) {
      int start = in.position();
      boolean same = in.fixed() == event.high();
      same &= in.fixed() == event.low();
      int length = in.unsignedInt();
      if (!same) {
        in.skip(length);
        continue;
      }
      Contribution known = entry(in);
      return Contribution.ORDER.compare(known, contribution) >= 0
          ? new Added(null, 0, List.of())
          : new Added(
              replaced(start, in.position(), entry(event, contribution)),
              contribution.weight() - known.weight(),
              known.samples());
    }
    return new Added(
        replaced(packed.length, packed.length, entry(event, contribution)),
        contribution.weight(),
        List.of());
  }

  /** True when the page holds the event, whatever it says of it. */
  boolean holds(EventHash event) {
    PackedInput in = new PackedInput(packed);
    while (!in.atEnd()) {
      boolean same = in.fixed() == event.high();
      same &= in.fixed() == event.low();
      if (same) {
        return true;
      }
      in.skip(in.unsignedInt());
    }
    return false;
  }

  /** Every contribution, one per event. */
  List<Contribution> contributions() {
    List<Contribution> contributions = new ArrayList<>();
    PackedInput in = new PackedInput(packed);
    while (!in.atEnd()) {
      in.skip(2 * Long.BYTES);
      in.unsigned();
      contributions.add(entry(in));
    }
    return contributions;
  }

  /** The page with the bytes between two places replaced. */
  private DayPage replaced(int from, int to, byte[] entry) {
    byte[] bytes = new byte[packed.length - (to - from) + entry.length];
    System.arraycopy(packed, 0, bytes, 0, from);
    System.arraycopy(entry, 0, bytes, from, entry.length);
    System.arraycopy(packed, to, bytes, from + entry.length, packed.length - to);
    return new DayPage(bytes);
  }

  private static byte[] entry(EventHash event, Contribution contribution) {
    PackedOutput body = new PackedOutput(BYTES_AROUND);
    body.unsigned(
        (contribution.retracted() ? RETRACTED : 0)
            | (contribution.live() ? LIVE : 0)
            | (contribution.device() != 0 ? DEVICE : 0)
            | code(contribution.confidentiality()) << RULES_SHIFT);
    body.unsigned(contribution.revision());
    body.signed(contribution.receivedAtMillis());
    body.signed(contribution.zoneOffsetMinutes());
    body.signed(contribution.deviceRank());
    if (contribution.device() != 0) {
      body.fixed(contribution.device());
    }
    body.unsigned(contribution.samples().size());
    for (MetricSamples samples : contribution.samples()) {
      body.text(samples.metric());
      body.block(samples.packed());
    }
    byte[] bytes = body.toBytes();
    PackedOutput out = new PackedOutput(2 * Long.BYTES + bytes.length + 2);
    out.fixed(event.high());
    out.fixed(event.low());
    out.block(bytes);
    return out.toBytes();
  }

  private static Contribution entry(PackedInput in) {
    int flags = in.unsignedInt();
    int revision = in.unsignedInt();
    long receivedAtMillis = in.signed();
    int zoneOffsetMinutes = (int) in.signed();
    int deviceRank = (int) in.signed();
    long device = (flags & DEVICE) != 0 ? in.fixed() : 0;
    int metrics = in.unsignedInt();
    List<MetricSamples> samples = new ArrayList<>(metrics);
    for (int i = 0; i < metrics; i++) {
      samples.add(new MetricSamples(in.text(), in.block()));
    }
    return new Contribution(
        revision,
        (flags & RETRACTED) != 0,
        (flags & LIVE) != 0,
        receivedAtMillis,
        zoneOffsetMinutes,
        device,
        deviceRank,
        rules(flags >> RULES_SHIFT),
        samples);
  }

  /** Kept in state: a code never changes its meaning. */
  private static int code(Confidentiality confidentiality) {
    return switch (confidentiality) {
      case NORMAL -> 0;
      case UNKNOWN -> 1;
      case PART2_SUD -> 2;
    };
  }

  private static Confidentiality rules(int code) {
    return switch (code) {
      case 0 -> Confidentiality.NORMAL;
      case 1 -> Confidentiality.UNKNOWN;
      case 2 -> Confidentiality.PART2_SUD;
      default -> throw new IllegalStateException("no disclosure rules of code " + code);
    };
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "DayPage[redacted]";
  }
}
