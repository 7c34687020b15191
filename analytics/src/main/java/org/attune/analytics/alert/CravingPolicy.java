package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Rating;

/**
 * Craving or an urge to use that is high by itself, also while the baseline is learned: from 8 of
 * 10, and from 4 of 5. Program policy.
 */
final class CravingPolicy {
  private static final Map<String, Double> HIGH =
      new TreeMap<>(Map.of("craving", 8.0, "urge-use", 4.0));

  private CravingPolicy() {}

  /**
   * The ratings whose charts tell that a single event is over: its own, or those of craving where a
   * journal told of it.
   */
  static Set<String> ratingsOf(Evidence evidence) {
    return evidence.place() == null ? Set.of(evidence.metric()) : HIGH.keySet();
  }

  static List<Finding> of(CheckIn checkIn, long producedAtMillis) {
    Envelope envelope = checkIn.envelope();
    Moment moment = Moment.of(envelope, producedAtMillis);
    List<Finding> findings = new ArrayList<>();
    for (Rating rating : checkIn.ratings()) {
      Double high = HIGH.get(rating.metric());
      if (high != null && rating.value() >= high && !envelope.retracted()) {
        findings.add(
            moment.finding(
                AlertKind.CRAVING,
                envelope,
                new Told(Reason.CRAVING_HIGH, Tier.ROUTINE, rating.metric(), rating.value(), null),
                List.of(),
                false));
      }
    }
    if (findings.isEmpty() && (envelope.revision() > 0 || envelope.retracted())) {
      findings.add(
          moment.finding(
              AlertKind.CRAVING,
              envelope,
              new Told(Reason.CRAVING_HIGH, Tier.UNKNOWN, "craving", null, null),
              List.of(Flag.RETRACTED),
              true));
    }
    return findings;
  }
}
