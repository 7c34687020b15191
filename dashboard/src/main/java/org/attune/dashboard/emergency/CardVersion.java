package org.attune.dashboard.emergency;

/**
 * A version of a card.
 *
 * @param version from 1; 0 before the first
 * @param card what it says
 * @param written by whom and when, in words; empty before the first
 */
public record CardVersion(int version, EmergencyCard card, String written) {
  /** What there is before the first. */
  public static final CardVersion NONE = new CardVersion(0, EmergencyCard.EMPTY, "");

  /** Shows no name. */
  @Override
  public String toString() {
    return "CardVersion[version=" + version + "]";
  }
}
