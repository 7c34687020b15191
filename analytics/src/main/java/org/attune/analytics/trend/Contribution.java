package org.attune.analytics.trend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.intake.DaySamples;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.intake.Observation;

/**
 * What one event adds to one local day. Of two contributions of one event the {@link #ORDER}
 * greater stays: taking the greater is associative, commutative and idempotent, which is why the
 * order of arrival and re-sends cannot matter.
 *
 * @param revision revision of the event
 * @param retracted true when that revision withdraws it
 * @param live false for an import or a replayed history
 * @param receivedAtMillis receipt, epoch milliseconds UTC
 * @param zoneOffsetMinutes offset of local time from UTC
 * @param device which device measured; 0 for none
 * @param deviceRank preference among devices that observed as much of the day
 * @param confidentiality disclosure rules
 * @param samples per metric
 */
record Contribution(
    int revision,
    boolean retracted,
    boolean live,
    long receivedAtMillis,
    int zoneOffsetMinutes,
    long device,
    int deviceRank,
    Confidentiality confidentiality,
    List<MetricSamples> samples) {

  /** Total order over contributions of one event: highest revision, then content, then earliest. */
  static final Comparator<Contribution> ORDER =
      Comparator.comparingInt(Contribution::revision)
          .thenComparing(Contribution::retracted)
          .thenComparing(Contribution::confidentiality)
          .thenComparingInt(Contribution::deviceRank)
          .thenComparingLong(Contribution::device)
          .thenComparing(Contribution::samples, Contribution::compareSamples)
          .thenComparing(Contribution::live)
          .thenComparingInt(Contribution::zoneOffsetMinutes)
          .thenComparing(Contribution::receivedAtMillis, Comparator.reverseOrder());

  /** Which tells the zone of a day: the last received; of two, the more easterly. */
  static final Comparator<Contribution> LATEST =
      Comparator.comparingLong(Contribution::receivedAtMillis)
          .thenComparingInt(Contribution::zoneOffsetMinutes);

  /** What an observation says about one of its days. */
  static Contribution of(Observation observation, DaySamples day) {
    Envelope envelope = observation.envelope();
    return new Contribution(
        envelope.revision(),
        envelope.retracted(),
        !envelope.source().historical(),
        envelope.receivedAtMillis(),
        envelope.zoneOffsetMinutes(),
        EventHash.deviceOf(observation.device()),
        observation.deviceRank(),
        envelope.confidentiality(),
        day.samples());
  }

  /** How much input it is: grows with each revision. */
  long weight() {
    return 1L + revision;
  }

  private static int compareSamples(List<MetricSamples> left, List<MetricSamples> right) {
    int bySize = Integer.compare(left.size(), right.size());
    for (int i = 0; bySize == 0 && i < left.size(); i++) {
      int byMetric = left.get(i).metric().compareTo(right.get(i).metric());
      int byBytes =
          byMetric != 0 ? byMetric : Arrays.compare(left.get(i).packed(), right.get(i).packed());
      if (byBytes != 0) {
        return byBytes;
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
