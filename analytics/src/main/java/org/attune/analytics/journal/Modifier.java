package org.attune.analytics.journal;

import org.attune.analytics.alert.Tier;

/**
 * What around the words tells that they may not mean what they say. A modifier lowers; it never
 * removes.
 */
public enum Modifier {
  NEGATED(Integer.MAX_VALUE),
  /** Dated by the text itself over three months before it was written. */
  PAST(1),
  OTHER_PERSON(2),
  HYPOTHETICAL(1),
  IDIOM(Integer.MAX_VALUE),
  /** Somebody else's words, or those of a song or film. */
  QUOTED(2),
  EXPOSURE_EXERCISE(1);

  private final int steps;

  Modifier(int steps) {
    this.steps = steps;
  }

  /** The tier that is left: never under the next review. */
  Tier lower(Tier tier) {
    Tier lowered = tier;
    for (int step = 0; step < steps && lowered.compareTo(Tier.ROUTINE) > 0; step++) {
      lowered = oneLower(lowered);
    }
    return lowered;
  }

  private static Tier oneLower(Tier tier) {
    return switch (tier) {
      case IMMEDIATE -> Tier.URGENT;
      case URGENT -> Tier.SAME_DAY;
      case SAME_DAY, ROUTINE -> Tier.ROUTINE;
      case UNKNOWN -> Tier.UNKNOWN;
    };
  }
}
