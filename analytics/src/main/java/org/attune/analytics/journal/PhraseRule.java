package org.attune.analytics.journal;

import org.attune.analytics.alert.Tier;

/**
 * A rule as it stands in the resource.
 *
 * @param id kebab-case, never renamed
 * @param tier without modifiers
 * @param pattern over the words of a sentence; what it is made of, PhrasePattern says
 * @param match a text in which it fires with its full tier
 * @param noMatch a text in which it does not fire
 */
public record PhraseRule(
    String id,
    JournalCategory category,
    CssrsLevel level,
    Tier tier,
    String pattern,
    String match,
    String noMatch)
    implements PatternRule {
  @Override
  public boolean ofOthersToo() {
    return category.forSupervisor();
  }
}
