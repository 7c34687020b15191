package org.attune.analytics.trend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.intake.MetricSamples;

/**
 * What one event adds to one local day. Of two contributions of one event the {@link #ORDER}
 * greater stays: taking the greater is associative, commutative and idempotent, which is why the
 * order of arrival and re-sends cannot matter.
 *
 * @param revision revision of the event
 * @param retracted true when that revision withdraws it
 * @param live false for an import or a replayed history
 * @param importedAtMillis receipt of an import, epoch milliseconds UTC; 0 for anything else
 * @param receivedAtMillis receipt, epoch milliseconds UTC
 * @param zoneOffsetMinutes offset of local time from UTC
 * @param deviceRank preference among devices that fill the same slot
 * @param confidentiality disclosure rules
 * @param samples per metric
 */
public record Contribution(
    int revision,
    boolean retracted,
    boolean live,
    long importedAtMillis,
    long receivedAtMillis,
    int zoneOffsetMinutes,
    int deviceRank,
    Confidentiality confidentiality,
    List<MetricSamples> samples) {

  /** Total order over contributions of one event: highest revision, then content, then earliest. */
  static final Comparator<Contribution> ORDER =
      Comparator.comparingInt(Contribution::revision)
          .thenComparing(Contribution::retracted)
          .thenComparing(Contribution::confidentiality)
          .thenComparingInt(Contribution::deviceRank)
          .thenComparing(Contribution::samples, Contribution::compareSamples)
          .thenComparing(Contribution::live)
          .thenComparingLong(Contribution::importedAtMillis)
          .thenComparingInt(Contribution::zoneOffsetMinutes)
          .thenComparing(Contribution::receivedAtMillis, Comparator.reverseOrder());

  private static int compareSamples(List<MetricSamples> left, List<MetricSamples> right) {
    int bySize = Integer.compare(left.size(), right.size());
    for (int i = 0; bySize == 0 && i < left.size(); i++) {
      MetricSamples a = left.get(i);
      MetricSamples b = right.get(i);
      int byMetric = a.metric().compareTo(b.metric());
      int bySlots = byMetric != 0 ? byMetric : Arrays.compare(a.slots(), b.slots());
      int byValues = bySlots != 0 ? bySlots : Arrays.compare(a.values(), b.values());
      if (byValues != 0) {
        return byValues;
      }
    }
    return bySize;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Contribution[redacted]";
  }
}
