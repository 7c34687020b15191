package org.attune.app.journal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.attune.analytics.journal.JournalTheme;

/** Which forums stand for which theme, and which texts sound positive or negative. */
final class ContextLabels {
  /** More positive than negative words. */
  static final Predicate<EncodedText> POSITIVE = text -> text.balance() > 0;

  /** More negative than positive words. */
  static final Predicate<EncodedText> NEGATIVE = text -> text.balance() < 0;

  private static final Map<JournalTheme, Set<String>> FORUMS =
      new EnumMap<>(
          Map.of(
              JournalTheme.RELATIONSHIPS,
              Set.of("relationships"),
              JournalTheme.MONEY_HOUSING,
              Set.of("assistance", "homeless", "almosthomeless", "food_pantry"),
              JournalTheme.TRAUMA_ABUSE,
              Set.of("ptsd", "survivorsofabuse", "domesticviolence"),
              JournalTheme.ANXIETY,
              Set.of("anxiety", "stress")));

  private ContextLabels() {}

  /** Whether a text stands for a theme: its forum does. */
  static Predicate<EncodedText> of(JournalTheme theme) {
    return text -> text.in(FORUMS.getOrDefault(theme, Set.of()));
  }
}
