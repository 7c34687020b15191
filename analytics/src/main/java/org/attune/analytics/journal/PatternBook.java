package org.attune.analytics.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules over words, found by the words that they may begin with.
 *
 * @param <R> the rules
 */
final class PatternBook<R extends PatternRule> {
  private final List<R> rules = new ArrayList<>();
  private final Map<String, List<Compiled<R>>> byFirstWord = new HashMap<>();
  private final Set<String> words = new HashSet<>();

  private record Compiled<R extends PatternRule>(R rule, PhrasePattern pattern) {}

  /** One place where a rule fires. */
  static final class Hit<R extends PatternRule> {
    private final R rule;
    private final List<Integer> words;

    private Hit(R rule, List<Integer> words) {
      this.rule = rule;
      this.words = words;
    }

    R rule() {
      return rule;
    }

    /** Indices in the sentence of the words that it names, ascending. */
    List<Integer> words() {
      return words;
    }

    int first() {
      return words.get(0);
    }

    int last() {
      return words.get(words.size() - 1);
    }
  }

  /**
   * Adds a rule.
   *
   * @param classes named sets of words that its pattern may use
   * @throws IllegalArgumentException when its pattern is not well made
   */
  void add(R rule, Map<String, Set<String>> classes) {
    PhrasePattern pattern = PhrasePattern.parse(rule.pattern(), classes);
    rules.add(rule);
    words.addAll(pattern.words());
    Compiled<R> compiled = new Compiled<>(rule, pattern);
    for (String first : pattern.firstWords()) {
      byFirstWord.computeIfAbsent(first, word -> new ArrayList<>()).add(compiled);
    }
  }

  List<R> rules() {
    return List.copyOf(rules);
  }

  /** Every word that a rule names. */
  Set<String> words() {
    return words;
  }

  /** Every place in the sentence; those of one rule do not overlap. */
  List<Hit<R>> hits(List<Word> sentence) {
    List<Hit<R>> hits = new ArrayList<>();
    Map<String, Integer> lastOf = new HashMap<>();
    for (int at = 0; at < sentence.size(); at++) {
      for (Compiled<R> one : byFirstWord.getOrDefault(sentence.get(at).text(), List.of())) {
        if (lastOf.getOrDefault(one.rule().id(), -1) >= at) {
          continue;
        }
        List<Integer> found = one.pattern().matchAt(sentence, at);
        if (found != null) {
          Hit<R> hit = new Hit<>(one.rule(), found);
          hits.add(hit);
          lastOf.put(one.rule().id(), hit.last());
        }
      }
    }
    return hits;
  }
}
