package org.attune.pipelines.journal;

import java.io.Serializable;
import org.attune.analytics.journal.model.SentenceEncoder;

/** Loads a sentence encoder where an operator runs. */
public interface EncoderLoader extends Serializable {
  /**
   * Loads it.
   *
   * @throws IllegalStateException when it cannot be had on this machine
   */
  SentenceEncoder load();
}
