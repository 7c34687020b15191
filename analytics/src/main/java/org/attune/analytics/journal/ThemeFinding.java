package org.attune.analytics.journal;

import org.jspecify.annotations.Nullable;

/**
 * One theme in one entry.
 *
 * @param score probability that a head gives to the passage that speaks of it most, 0 to 1; null
 *     for phrases
 * @param sentences that speak of it, from 1
 */
public record ThemeFinding(
    JournalTheme theme, FindingKind kind, @Nullable Double score, int sentences) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ThemeFinding[redacted]";
  }
}
