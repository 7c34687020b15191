package org.attune.analytics.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules on what an entry is about, and the words that say that something was set off. */
final class ContextBook {
  private static final String SOURCE = "context.txt";
  private static final String LINK = "link ";
  private static final String PAST_FORMS = "past-form";
  private static final int COLUMNS = 7;

  private final PatternBook<ContextRule> rules = new PatternBook<>();
  private final PatternBook<Link> links = new PatternBook<>();

  private Set<String> pastForms = Set.of();

  private record Link(String id, String pattern) implements PatternRule {
    @Override
    public boolean ofOthersToo() {
      return false;
    }
  }

  private ContextBook() {}

  /**
   * The rules of the resource.
   *
   * @throws IllegalStateException when a line has other columns
   * @throws IllegalArgumentException when a rule is not well made
   */
  static ContextBook load() {
    ContextBook book = new ContextBook();
    Map<String, Set<String>> classes = new HashMap<>();
    for (String line : ResourceLines.of(SOURCE)) {
      if (WordClasses.isOne(line)) {
        WordClasses.add(line, classes);
      } else if (line.startsWith(LINK)) {
        String pattern = line.substring(LINK.length());
        book.links.add(new Link(pattern, pattern), classes);
      } else {
        book.rules.add(rule(ResourceLines.columns(line, COLUMNS)), classes);
      }
    }
    book.pastForms = classes.getOrDefault(PAST_FORMS, Set.of());
    return book;
  }

  private static ContextRule rule(List<String> columns) {
    ContextRule rule =
        new ContextRule(
            columns.get(0),
            ContextRule.Kind.valueOf(columns.get(1)),
            columns.get(2),
            columns.get(3),
            columns.get(4),
            columns.get(5),
            columns.get(6));
    if (rule.kind() != ContextRule.Kind.TRIGGER && rule.theme().kind() == FindingKind.MODEL) {
      throw new IllegalArgumentException("a head finds " + rule.name());
    }
    return rule;
  }

  List<ContextRule> rules() {
    return rules.rules();
  }

  /** Every word that a rule or link names. */
  Set<String> words() {
    Set<String> words = new HashSet<>(rules.words());
    words.addAll(links.words());
    return words;
  }

  /** Forms in which what is dated lies in the past. */
  Set<String> pastForms() {
    return pastForms;
  }

  /** Every place in the sentence where a rule fires. */
  List<PatternBook.Hit<ContextRule>> hits(List<Word> sentence) {
    return rules.hits(sentence);
  }

  /** True when the sentence says that something was set off. */
  boolean linked(List<Word> sentence) {
    return !links.hits(sentence).isEmpty();
  }
}
