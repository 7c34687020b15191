package org.attune.dashboard.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits for something to be done with it.
 *
 * @param count how many
 * @param oldest since when the oldest waits, or was due; null when none does
 */
record Waiting(long count, @Nullable Instant oldest) {
  /** Whether the oldest has waited since before an instant. */
  boolean longerThan(Instant since) {
    return oldest != null && oldest.isBefore(since);
  }
}
