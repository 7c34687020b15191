package org.attune.dashboard.emergency;

/**
 * Where the patient said to be.
 *
 * @param words as told
 * @param confirmed by whom and when, in words
 * @param thisSession whether it was confirmed in the last four hours: a session is shorter
 */
public record Location(String words, String confirmed, boolean thisSession) {
  /** Shows no place. */
  @Override
  public String toString() {
    return "Location[thisSession=" + thisSession + "]";
  }
}
