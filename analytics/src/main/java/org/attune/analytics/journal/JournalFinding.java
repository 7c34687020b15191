package org.attune.analytics.journal;

import java.util.List;
import org.attune.analytics.alert.Tier;
import org.jspecify.annotations.Nullable;

/**
 * One place in one entry.
 *
 * @param ruleId rule or model head; kebab-case, never renamed
 * @param spanStart first UTF-16 unit of the entry's text, from 0
 * @param spanEnd first unit after it
 * @param modifiers what was seen around the words, whether it lowered the tier or not; in the order
 *     of the enum
 * @param tier how soon it must be reviewed, after the modifiers
 * @param score probability of a model, 0 to 1; null for phrases
 */
public record JournalFinding(
    String ruleId,
    FindingKind kind,
    JournalCategory category,
    CssrsLevel level,
    int spanStart,
    int spanEnd,
    List<Modifier> modifiers,
    Tier tier,
    @Nullable Double score) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "JournalFinding[redacted]";
  }
}
