package org.attune.analytics.risk;

import java.util.List;

/**
 * A probability and what it is made of.
 *
 * @param probability 0 to 1
 * @param terms the facts that add to it or take from it; those that are absent are left out
 */
public record RiskScore(double probability, List<Term> terms) {

  /** The score of an intercept and terms, in log odds; terms of amount 0 are left out. */
  static RiskScore of(double intercept, List<Term> terms) {
    double logOdds = intercept;
    for (Term term : terms) {
      logOdds += term.logOdds();
    }
    return new RiskScore(
        1 / (1 + Math.exp(-logOdds)), terms.stream().filter(term -> term.amount() != 0).toList());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "RiskScore[redacted]";
  }
}
