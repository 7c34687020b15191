package org.attune.dashboard.plan;

/** What became of a plan that was written here. */
enum PlanOutcome {
  /** It left for the log. */
  PUBLISHED,
  /** Somebody took it back, or published another in its place, before it began. */
  TAKEN_BACK,
  /** When it was to begin, another plan had been published: nobody had decided between the two. */
  OVERTAKEN
}
