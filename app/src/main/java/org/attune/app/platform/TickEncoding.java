package org.attune.app.platform;

import java.time.Instant;

/** Writes a tick as its topic wants it. */
@FunctionalInterface
public interface TickEncoding {
  /**
   * Returns the value of a tick's record.
   *
   * @param partition partition of the clock topic
   * @param now the time told
   */
  byte[] encode(int partition, Instant now);
}
