package org.attune.analytics.journal.model;

import java.util.List;

/**
 * A logistic regression over the terms of a passage.
 *
 * @param id kebab-case, never renamed
 * @param intercept log odds
 * @param weights log odds per unit of each term, in the order of {@link PassageTerms}
 */
public record LogisticHead(String id, double intercept, List<Double> weights) {
  /**
   * Log odds of a passage.
   *
   * @throws IllegalArgumentException when the terms are not as many as the weights
   */
  public double logOdds(PassageTerms terms) {
    if (terms.size() != weights.size()) {
      throw new IllegalArgumentException(terms.size() + " terms for " + weights.size());
    }
    double sum = intercept;
    for (int i = 0; i < terms.size(); i++) {
      sum += weights.get(i) * terms.at(i);
    }
    return sum;
  }

  /** What a sentence with this vector adds to the log odds, before the mean is taken. */
  double share(float[] vector) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += weights.get(PassageTerms.WORDING + i) * vector[i];
    }
    return sum;
  }

  /** Probability of a passage, 0 to 1. */
  public double probability(PassageTerms terms) {
    return 1 / (1 + StrictMath.exp(-logOdds(terms)));
  }
}
