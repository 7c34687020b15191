package org.attune.analytics.journal.model;

/** Turns sentences into vectors in which near ones mean alike. */
public interface SentenceEncoder extends AutoCloseable {
  /**
   * The vector of a sentence, of length one. The same sentence gives the same vector, whatever was
   * encoded before.
   *
   * @throws IllegalStateException when it cannot be encoded; the message holds none of the text
   */
  float[] encode(String sentence);

  /** Length of the vectors. */
  int dimensions();

  @Override
  void close();
}
