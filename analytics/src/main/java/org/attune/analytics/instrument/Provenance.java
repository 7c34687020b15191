package org.attune.analytics.instrument;

/**
 * Where a figure comes from.
 *
 * @param standing how sure it is
 * @param source the text that gives it, or for a policy the reason
 */
public record Provenance(Standing standing, String source) {
  static Provenance confirmed(String source) {
    return new Provenance(Standing.CONFIRMED, source);
  }

  static Provenance secondHand(String source) {
    return new Provenance(Standing.SECOND_HAND, source);
  }

  static Provenance policy(String reason) {
    return new Provenance(Standing.POLICY, reason);
  }

  static Provenance unconfirmed(String source) {
    return new Provenance(Standing.UNCONFIRMED, source);
  }
}
