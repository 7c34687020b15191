package org.attune.analytics.alert;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as the clinician who ended an alert saw it.
 *
 * @param key key of the evidence
 * @param tier what it alone asked for
 * @param value in the metric's unit; null when left blank
 */
public record EvidenceSeen(String key, Tier tier, @Nullable Double value) {
  /** True when the evidence says the same. */
  boolean saysTheSameAs(Evidence evidence) {
    return tier == evidence.tier() && Objects.equals(value, evidence.value());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "EvidenceSeen[redacted]";
  }
}
