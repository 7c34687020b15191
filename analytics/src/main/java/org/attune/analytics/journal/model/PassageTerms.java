package org.attune.analytics.journal.model;

import java.util.Arrays;
import java.util.List;
import org.attune.analytics.journal.Passage;
import org.attune.analytics.journal.PassageReader;

/** What a head weighs: the wording of a passage, then the mean of its sentences' vectors. */
public final class PassageTerms {
  /** How many terms stand before the mean vector. */
  public static final int WORDING = PassageReader.WORDING.size();

  private final double[] values;

  private PassageTerms(double[] values) {
    this.values = values;
  }

  /** Terms with these values, in order. */
  public static PassageTerms of(double... values) {
    return new PassageTerms(values.clone());
  }

  /**
   * Terms of a passage.
   *
   * @param vectors of its sentences, in order
   */
  public static PassageTerms of(Passage passage, List<float[]> vectors) {
    int dimensions = vectors.get(0).length;
    double[] values = new double[WORDING + dimensions];
    for (int i = 0; i < WORDING; i++) {
      values[i] = passage.wording().get(i);
    }
    for (float[] vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        values[WORDING + i] += vector[i];
      }
    }
    for (int i = WORDING; i < values.length; i++) {
      values[i] /= vectors.size();
    }
    return new PassageTerms(values);
  }

  /**
   * The same without the terms that count persons: what is fitted to these gives them no weight,
   * and does not tell people who write of themselves from others.
   */
  public PassageTerms withoutPersons() {
    double[] others = values.clone();
    Arrays.fill(others, 0, PassageReader.PERSON_TERMS, 0);
    return new PassageTerms(others);
  }

  /** The same without the wording: what is fitted to these weighs the mean vector alone. */
  public PassageTerms withoutWording() {
    double[] others = values.clone();
    Arrays.fill(others, 0, WORDING, 0);
    return new PassageTerms(others);
  }

  /** Terms of one sentence without its wording. */
  public static PassageTerms ofVector(float[] vector) {
    double[] values = new double[WORDING + vector.length];
    for (int i = 0; i < vector.length; i++) {
      values[WORDING + i] = vector[i];
    }
    return new PassageTerms(values);
  }

  int size() {
    return values.length;
  }

  /** Value of a term, from 0. */
  public double at(int term) {
    return values[term];
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PassageTerms[redacted]";
  }
}
