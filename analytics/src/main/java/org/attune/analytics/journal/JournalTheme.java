package org.attune.analytics.journal;

/** What an entry is about: context for a conversation, no assessment of risk. */
public enum JournalTheme {
  RELATIONSHIPS(FindingKind.MODEL),
  MONEY_HOUSING(FindingKind.MODEL),
  /** Violence or control by somebody, then or now, and what comes back of it. */
  TRAUMA_ABUSE(FindingKind.MODEL),
  ANXIETY(FindingKind.MODEL),
  WORK_SCHOOL(FindingKind.PHRASE),
  BODY_HEALTH(FindingKind.PHRASE),
  SLEEP(FindingKind.PHRASE),
  SUBSTANCE_USE(FindingKind.PHRASE),
  LONELINESS(FindingKind.PHRASE),
  GRIEF(FindingKind.PHRASE),
  /** Skills used, support, steps of recovery. */
  SKILLS_RECOVERY(FindingKind.PHRASE);

  private final FindingKind kind;

  JournalTheme(FindingKind kind) {
    this.kind = kind;
  }

  /** What finds it: a head where there are labels to learn from, else phrase rules. */
  public FindingKind kind() {
    return kind;
  }
}
