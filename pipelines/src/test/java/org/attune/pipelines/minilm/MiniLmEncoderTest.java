package org.attune.pipelines.minilm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class MiniLmEncoderTest {
  private static final MiniLmEncoder ENCODER = MiniLmEncoder.load();

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  @Test
  void sentencesThatMeanAlikeLieNearEachOther() {
    float[] one = ENCODER.encode("I could not fall asleep last night.");
    float[] alike = ENCODER.encode("I lay awake until the morning.");
    float[] other = ENCODER.encode("The soup needs more salt.");

    assertThat(cosine(one, alike)).isGreaterThan(cosine(one, other) + 0.2);
  }

  @Test
  void aVectorHasLengthOneAndItsDimensions() {
    float[] vector = ENCODER.encode("I walked by the lake.");

    assertThat(vector).hasSize(ENCODER.dimensions());
    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
  }

  @Test
  void aVectorDoesNotDependOnWhatWasEncodedBefore() {
    float[] first = ENCODER.encode("I walked by the lake.");
    ENCODER.encode("Something else, and a good deal longer than the sentence before it was.");

    assertThat(ENCODER.encode("I walked by the lake.")).isEqualTo(first);
  }

  @Test
  void anythingIsEncodedHoweverLongOrStrange() {
    assertThat(ENCODER.encode("word ".repeat(5_000))).hasSize(ENCODER.dimensions());
    assertThat(ENCODER.encode("\uD83D\uDE22 \u0000 \uD800")).hasSize(ENCODER.dimensions());
    assertThat(ENCODER.encode("")).hasSize(ENCODER.dimensions());
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
