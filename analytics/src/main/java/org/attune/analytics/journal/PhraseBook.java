package org.attune.analytics.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.analytics.alert.Tier;

/** The phrase rules, found by the words that they may begin with. */
final class PhraseBook {
  private static final String SOURCE = "phrases.txt";
  private static final int COLUMNS = 7;

  private final List<PhraseRule> rules = new ArrayList<>();
  private final Map<String, List<Compiled>> byFirstWord = new HashMap<>();
  private final Set<String> words = new HashSet<>();

  private record Compiled(PhraseRule rule, PhrasePattern pattern) {}

  /**
   * One place where a rule fires.
   *
   * @param words indices in the sentence of the words it names, ascending
   */
  record Hit(PhraseRule rule, List<Integer> words) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Hit[redacted]";
    }

    int first() {
      return words.get(0);
    }

    int last() {
      return words.get(words.size() - 1);
    }
  }

  private PhraseBook() {}

  /**
   * The rules of the resource.
   *
   * @throws IllegalStateException when a rule is not well made
   */
  static PhraseBook load() {
    PhraseBook book = new PhraseBook();
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

  private void add(PhraseRule rule, Map<String, Set<String>> classes) {
    PhrasePattern pattern = PhrasePattern.parse(rule.pattern(), classes);
    rules.add(rule);
    words.addAll(pattern.words());
    Compiled compiled = new Compiled(rule, pattern);
    for (String first : pattern.firstWords()) {
      byFirstWord.computeIfAbsent(first, word -> new ArrayList<>()).add(compiled);
    }
  }

  List<PhraseRule> rules() {
    return List.copyOf(rules);
  }

  /** Every word that a rule names. */
  Set<String> words() {
    return words;
  }

  /** Every place in the sentence; those of one rule do not overlap. */
  List<Hit> hits(List<Word> sentence) {
    List<Hit> hits = new ArrayList<>();
    Map<String, Integer> lastOf = new HashMap<>();
    for (int at = 0; at < sentence.size(); at++) {
      for (Compiled one : byFirstWord.getOrDefault(sentence.get(at).text(), List.of())) {
        if (lastOf.getOrDefault(one.rule().id(), -1) >= at) {
          continue;
        }
        List<Integer> found = one.pattern().matchAt(sentence, at);
        if (found != null) {
          Hit hit = new Hit(one.rule(), found);
          hits.add(hit);
          lastOf.put(one.rule().id(), hit.last());
        }
      }
    }
    return hits;
  }
}
