package org.attune.analytics.journal;

/**
 * A rule on what an entry is about, as it stands in the resource.
 *
 * @param id kebab-case, never renamed
 * @param name of a {@link JournalTheme} or {@link JournalTrigger}
 * @param match a text in which it fires
 * @param negated a text in which it is denied and does not count; a dash where that changes nothing
 * @param other a text in which it is another's and does not count
 */
public record ContextRule(
    String id, Kind kind, String name, String pattern, String match, String negated, String other)
    implements PatternRule {
  /** What a rule finds. */
  public enum Kind {
    /** A theme, which a negation leaves one: who has no money speaks of money. */
    THEME,
    THEME_UNLESS_NEGATED,
    TRIGGER
  }

  /** What a rule of a trigger finds. */
  JournalTrigger trigger() {
    return JournalTrigger.valueOf(name);
  }

  /** What a rule of a theme finds. */
  JournalTheme theme() {
    return JournalTheme.valueOf(name);
  }

  @Override
  public boolean ofOthersToo() {
    return false;
  }
}
