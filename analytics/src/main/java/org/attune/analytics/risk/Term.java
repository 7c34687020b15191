package org.attune.analytics.risk;

/**
 * What one fact adds to a score.
 *
 * @param words the fact, for a clinician
 * @param amount how much of it there is, in the unit that the words name
 * @param logOdds what it adds, natural logarithm of odds; negative where it protects
 */
public record Term(String words, double amount, double logOdds) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Term[redacted]";
  }
}
