package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;

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

  /** A copy that contributions can be added to. */
  PageDraft draft() {
    return new PageDraft(packed);
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

  /** An entry as its page holds it. */
  static byte[] entry(EventHash event, Contribution contribution) {
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

  /** Reads what follows the length of an entry. */
  static Contribution entry(PackedInput in) {
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
