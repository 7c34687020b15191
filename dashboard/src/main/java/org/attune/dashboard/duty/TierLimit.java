package org.attune.dashboard.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.attune.schemas.common.Tier;
import org.jspecify.annotations.Nullable;

/**
 * How long whoever was told has to acknowledge an alert, by its tier (docs/CLINICAL.md): 15
 * minutes, 60 minutes, the program day; a routine alert waits for the next review.
 */
public final class TierLimit {
  private TierLimit() {}

  /** The limit in minutes of the clock; null for a tier that has none. */
  public static @Nullable Duration within(Tier tier) {
    return switch (tier) {
      case IMMEDIATE -> Duration.ofMinutes(15);
      case URGENT, UNKNOWN -> Duration.ofMinutes(60);
      case SAME_DAY, ROUTINE -> null;
    };
  }

  /** By when whoever was told at an instant must have acknowledged; empty for a routine alert. */
  public static Optional<Instant> dueAt(Tier tier, Instant told, ProgramHours hours) {
    Duration within = within(tier);
    if (within != null) {
      return Optional.of(told.plus(within));
    }
    return tier == Tier.SAME_DAY ? Optional.of(hours.endOfProgramDay(told)) : Optional.empty();
  }
}
