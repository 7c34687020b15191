package org.attune.analytics.journal.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a logistic regression with a ridge penalty by Newton's method. The same examples in the same
 * order give the same weights to the last bit: one thread, no random start, strict arithmetic.
 * Terms are standardised for the fit, so that one penalty suits all, and the weights put back on
 * the terms' own scale.
 */
public final class RidgeLogistic {
  private static final int STEPS = 12;
  private static final double ENOUGH = 1e-7;

  /** Digits kept of a weight: fewer than a fit is sure of. */
  private static final MathContext KEPT = new MathContext(4);

  private final double wordingPenalty;
  private final double vectorPenalty;

  /**
   * A fit with two penalties, each the inverse of a prior variance on standardised terms.
   *
   * @param wordingPenalty of the terms of the wording
   * @param vectorPenalty of those of the mean vector
   */
  public RidgeLogistic(double wordingPenalty, double vectorPenalty) {
    this.wordingPenalty = wordingPenalty;
    this.vectorPenalty = vectorPenalty;
  }

  /**
   * One text with its label.
   *
   * @param weight how much it counts, over 0
   */
  public record Example(PassageTerms terms, boolean positive, double weight) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Example[redacted]";
    }
  }

  /**
   * The fitted head.
   *
   * @param examples at least one of each label
   * @throws IllegalArgumentException when there is nothing to tell apart
   */
  public LogisticHead fit(String id, List<Example> examples) {
    if (examples.stream().map(Example::positive).distinct().count() != 2) {
      throw new IllegalArgumentException("examples of both labels are needed");
    }
    Standard standard = Standard.of(examples);
    double[][] rows =
        examples.stream().map(example -> standard.row(example.terms())).toArray(double[][]::new);
    double[] beta = new double[standard.mean.length + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] change = newtonStep(rows, examples, beta);
      double largest = 0;
      for (int i = 0; i < beta.length; i++) {
        beta[i] -= change[i];
        largest = Math.max(largest, Math.abs(change[i]));
      }
      if (largest < ENOUGH) {
        break;
      }
    }
    return standard.head(id, beta);
  }

  private double[] newtonStep(double[][] rows, List<Example> examples, double[] beta) {
    int size = beta.length;
    double[] gradient = new double[size];
    double[][] curvature = new double[size][size];
    for (int i = 0; i < size - 1; i++) {
      double penalty = i < PassageTerms.WORDING ? wordingPenalty : vectorPenalty;
      gradient[i] = penalty * beta[i];
      curvature[i][i] = penalty;
    }
    for (int n = 0; n < rows.length; n++) {
      double[] row = rows[n];
      Example example = examples.get(n);
      double p = 1 / (1 + StrictMath.exp(-dot(row, beta)));
      double error = example.weight() * (p - (example.positive() ? 1 : 0));
      double spread = example.weight() * p * (1 - p);
      for (int i = 0; i < size; i++) {
        gradient[i] += error * row[i];
        double scaled = spread * row[i];
        double[] line = curvature[i];
        for (int j = 0; j <= i; j++) {
          line[j] += scaled * row[j];
        }
      }
    }
    return solve(curvature, gradient);
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** Solves a positive definite system, of which the lower triangle is given, by Cholesky. */
  private static double[] solve(double[][] lower, double[] right) {
    int size = right.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = lower[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
      }
    }
    double[] solution = right.clone();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= lower[i][k] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= lower[k][i] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    return solution;
  }

  /** Mean and spread of each term; a term that never varies is left out of the fit. */
  private static final class Standard {
    private final double[] mean;
    private final double[] spread;

    private Standard(double[] mean, double[] spread) {
      this.mean = mean;
      this.spread = spread;
    }

    private static Standard of(List<Example> examples) {
      int size = examples.get(0).terms().size();
      double[] mean = new double[size];
      double[] spread = new double[size];
      double all = 0;
      for (Example example : examples) {
        all += example.weight();
        for (int i = 0; i < size; i++) {
          mean[i] += example.weight() * example.terms().at(i);
        }
      }
      for (int i = 0; i < size; i++) {
        mean[i] /= all;
      }
      for (Example example : examples) {
        for (int i = 0; i < size; i++) {
          double off = example.terms().at(i) - mean[i];
          spread[i] += example.weight() * off * off;
        }
      }
      for (int i = 0; i < size; i++) {
        spread[i] = Math.sqrt(spread[i] / all);
      }
      return new Standard(mean, spread);
    }

    /** Standardised terms and a one for the intercept. */
    private double[] row(PassageTerms terms) {
      double[] row = new double[terms.size() + 1];
      for (int i = 0; i < terms.size(); i++) {
        row[i] = spread[i] > 0 ? (terms.at(i) - mean[i]) / spread[i] : 0;
      }
      row[terms.size()] = 1;
      return row;
    }

    private LogisticHead head(String id, double[] beta) {
      List<Double> weights = new ArrayList<>(mean.length);
      double intercept = beta[mean.length];
      for (int i = 0; i < mean.length; i++) {
        double weight = spread[i] > 0 ? kept(beta[i] / spread[i]) : 0;
        weights.add(weight);
        intercept -= weight * mean[i];
      }
      return new LogisticHead(id, kept(intercept), List.copyOf(weights));
    }

    private static double kept(double value) {
      return new BigDecimal(value).round(KEPT).doubleValue();
    }
  }
}
