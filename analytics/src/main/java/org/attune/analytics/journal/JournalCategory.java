package org.attune.analytics.journal;

/** What words in a journal are about. */
public enum JournalCategory {
  WISH_TO_BE_DEAD,
  ACTIVE_THOUGHTS,
  METHOD,
  INTENT,
  PLAN,
  /** Something to do it with, at hand or being got. */
  MEANS,
  /** Farewells, affairs put in order, a note. */
  GOODBYE,
  /** An attempt, an overdose, a preparation. */
  BEHAVIOR,
  SELF_HARM,
  CRAVING_USE,
  HARM_TO_OTHERS,
  ABUSE_DISCLOSURE,
  /** Context for the others; opens nothing by itself. */
  HOPELESSNESS;

  /** True when a clinician and a supervisor review it; the product reports nobody. */
  public boolean forSupervisor() {
    return this == HARM_TO_OTHERS || this == ABUSE_DISCLOSURE;
  }

  /** True when the words are about the writer's or somebody's suicide. */
  public boolean ofSuicide() {
    return compareTo(BEHAVIOR) <= 0;
  }

  /** True when a sentence that holds it is not lowered by a negation. */
  boolean outweighsNegation() {
    return this == PLAN || this == MEANS || this == GOODBYE;
  }
}
