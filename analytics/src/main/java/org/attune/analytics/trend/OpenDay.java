package org.attune.analytics.trend;

import java.util.Map;

/**
 * One local day that late data may still change.
 *
 * @param contributions by event id; at most one per event of that day, dropped when it is final
 * @param published fingerprint of the point last published, by metric
 */
public record OpenDay(Map<String, Contribution> contributions, Map<String, Long> published) {
  static final OpenDay EMPTY = new OpenDay(Map.of(), Map.of());

  /** How much input the day holds: grows with each event and each higher revision, never falls. */
  long weight() {
    long weight = 0;
    for (Contribution contribution : contributions.values()) {
      weight += 1L + contribution.revision();
    }
    return weight;
  }

  /** Latest receipt of an import that touched the day, epoch milliseconds UTC; 0 without one. */
  long importedAtMillis() {
    long latest = 0;
    for (Contribution contribution : contributions.values()) {
      latest = Math.max(latest, contribution.importedAtMillis());
    }
    return latest;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "OpenDay[redacted]";
  }
}
