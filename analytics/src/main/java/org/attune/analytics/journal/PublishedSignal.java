package org.attune.analytics.journal;

import org.attune.analytics.alert.Tier;

/**
 * What was last said of one rule in one entry.
 *
 * @param highest highest tier that was ever said of it
 */
public record PublishedSignal(JournalSignal signal, Tier highest) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PublishedSignal[redacted]";
  }
}
