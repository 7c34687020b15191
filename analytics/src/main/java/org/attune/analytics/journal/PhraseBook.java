package org.attune.analytics.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.analytics.alert.Tier;

/** The phrase rules on risk. */
final class PhraseBook {
  private static final String SOURCE = "phrases.txt";
  private static final int COLUMNS = 7;

  private PhraseBook() {}

  /**
   * The rules of the resource.
   *
   * @throws IllegalStateException when a rule is not well made
   */
  static PatternBook<PhraseRule> load() {
    PatternBook<PhraseRule> book = new PatternBook<>();
    Map<String, Set<String>> classes = new HashMap<>();
    for (String line : ResourceLines.of(SOURCE)) {
      if (WordClasses.isOne(line)) {
        WordClasses.add(line, classes);
      } else {
        List<String> columns = ResourceLines.columns(line, COLUMNS);
        book.add(
            new PhraseRule(
                columns.get(0),
                JournalCategory.valueOf(columns.get(1)),
                CssrsLevel.valueOf(columns.get(2)),
                Tier.valueOf(columns.get(3)),
                columns.get(4),
                columns.get(5),
                columns.get(6)),
            classes);
      }
    }
    return book;
  }
}
