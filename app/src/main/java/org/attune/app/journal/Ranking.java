package org.attune.app.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * How texts stand in the order of a score.
 *
 * @param scores one for each text, in their order; higher is more
 */
record Ranking(List<EncodedText> texts, List<Double> scores) {
  /** How often one kind scores higher than the other, ties half; NaN without both. */
  double auc(Predicate<EncodedText> higher, Predicate<EncodedText> lower) {
    double[] above = scores(higher);
    double[] below = scores(lower);
    double wins = 0;
    for (double one : above) {
      for (double other : below) {
        wins += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return wins / ((double) above.length * below.length);
  }

  /** The highest score that at least so large a share of these texts reaches. */
  double reachedBy(double share, Predicate<EncodedText> which) {
    double[] sorted = scores(which);
    Arrays.sort(sorted);
    return sorted[sorted.length - (int) Math.ceil(share * sorted.length)];
  }

  /** Share of these texts that score so high or higher; NaN without any. */
  double shareFrom(double score, Predicate<EncodedText> which) {
    double[] of = scores(which);
    return Arrays.stream(of).filter(one -> one >= score).count() / (double) of.length;
  }

  /** How many of these texts score so high or higher. */
  long countFrom(double score, Predicate<EncodedText> which) {
    return Arrays.stream(scores(which)).filter(one -> one >= score).count();
  }

  /** The texts inside or outside a fold. */
  Ranking part(Folds folds, int fold, boolean inside) {
    List<EncodedText> chosen = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (folds.holds(fold, texts.get(i)) == inside) {
        chosen.add(texts.get(i));
        theirs.add(scores.get(i));
      }
    }
    return new Ranking(List.copyOf(chosen), List.copyOf(theirs));
  }

  /** Harmonic mean of precision and recall when texts from this score on are called positive. */
  double f1(double score, Predicate<EncodedText> positive) {
    double[] positives = scores(positive);
    double called = Arrays.stream(scores(text -> true)).filter(one -> one >= score).count();
    double right = Arrays.stream(positives).filter(one -> one >= score).count();
    return 2 * right / (called + positives.length);
  }

  /**
   * The lowest score from which on so large a share of what is called positive is; of all, when
   * there is none.
   */
  double lowestWithPrecision(double precision, Predicate<EncodedText> positive) {
    for (double score : scores.stream().sorted().distinct().toList()) {
      if (countFrom(score, positive) >= precision * countFrom(score, text -> true)) {
        return score;
      }
    }
    return scores.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  /** The score with the highest F1, of equal ones the lowest. */
  double bestForF1(Predicate<EncodedText> positive) {
    double best = Double.NaN;
    double most = -1;
    for (double score : scores.stream().sorted().distinct().toList()) {
      double f1 = f1(score, positive);
      if (f1 > most) {
        best = score;
        most = f1;
      }
    }
    return best;
  }

  private double[] scores(Predicate<EncodedText> which) {
    double[] chosen = new double[texts.size()];
    int count = 0;
    for (int i = 0; i < texts.size(); i++) {
      if (which.test(texts.get(i))) {
        chosen[count++] = scores.get(i);
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Ranking[redacted]";
  }
}
