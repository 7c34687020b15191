package org.attune.analytics.journal.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Encodes no sentence twice until it forgets, so that several readers of one entry cost one. Holds
 * sentences: whoever has read an entry forgets it.
 *
 * <p>Not thread-safe: one to a thread.
 */
public final class RememberingEncoder implements SentenceEncoder {
  private final SentenceEncoder encoder;
  private final Map<String, float[]> vectors = new HashMap<>();

  /** Remembers what another encoder gives; closes it with itself. */
  public RememberingEncoder(SentenceEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public float[] encode(String sentence) {
    float[] known = vectors.get(sentence);
    if (known != null) {
      return known;
    }
    float[] vector = encoder.encode(sentence);
    vectors.put(sentence, vector);
    return vector;
  }

  /** Forgets all sentences. */
  public void forget() {
    vectors.clear();
  }

  @Override
  public int dimensions() {
    return encoder.dimensions();
  }

  @Override
  public void close() {
    forget();
    encoder.close();
  }
}
