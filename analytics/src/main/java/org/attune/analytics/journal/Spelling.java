package org.attune.analytics.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How people write, turned into how the rules are written: contractions, common misspellings and
 * short forms, letters drawn out.
 */
final class Spelling {
  private static final String SOURCE = "spelling.txt";

  /** Letters in a row that no word has. */
  private static final int DRAWN_OUT = 3;

  private final Map<String, List<String>> readAs = new HashMap<>();
  private final Set<String> known;

  private Spelling(Set<String> known) {
    this.known = known;
  }

  /**
   * The spelling of the rules.
   *
   * @param ruleWords every word that a rule names
   */
  static Spelling load(Set<String> ruleWords) {
    Set<String> known = new HashSet<>(ruleWords);
    Spelling spelling = new Spelling(known);
    for (String line : ResourceLines.of(SOURCE)) {
      int equals = line.indexOf('=');
      String written = line.substring(0, equals).strip();
      spelling.readAs.put(written, List.of(line.substring(equals + 1).strip().split(" ", -1)));
      known.add(written);
    }
    return spelling;
  }

  /**
   * The words of one written word.
   *
   * @param written lower case, apostrophes as {@code '}
   */
  List<String> words(String written) {
    List<String> withApostrophe = readAs.get(written);
    if (withApostrophe != null) {
      return withApostrophe;
    }
    String bare = shortened(written.replace("'", ""));
    return readAs.getOrDefault(bare, List.of(bare));
  }

  /** Two words that are one, or one that they stand for: "my self". Empty when they are two. */
  List<String> joined(String first, String second) {
    return readAs.getOrDefault(first + ' ' + second, List.of());
  }

  /** Joins words that are written apart, over the whole sentence. */
  List<Word> joined(List<Word> words) {
    List<Word> result = new ArrayList<>(words.size());
    for (Word word : words) {
      Word before = result.isEmpty() ? null : result.get(result.size() - 1);
      List<String> one = before == null ? List.of() : joined(before.text(), word.text());
      if (before == null || one.isEmpty()) {
        result.add(word);
      } else {
        result.set(
            result.size() - 1,
            new Word(one.get(0), before.start(), word.end(), before.afterBreak()));
      }
    }
    return List.copyOf(result);
  }

  private String shortened(String word) {
    if (known.contains(word) || !drawnOut(word)) {
      return word;
    }
    String twice = withRunsOf(2, word);
    if (known.contains(twice)) {
      return twice;
    }
    String once = withRunsOf(1, word);
    return known.contains(once) ? once : word;
  }

  private static boolean drawnOut(String word) {
    int run = 1;
    for (int i = 1; i < word.length(); i++) {
      run = word.charAt(i) == word.charAt(i - 1) ? run + 1 : 1;
      if (run == DRAWN_OUT) {
        return true;
      }
    }
    return false;
  }

  /** Runs of three and more letters cut to so many. */
  private static String withRunsOf(int letters, String word) {
    StringBuilder cut = new StringBuilder();
    int start = 0;
    while (start < word.length()) {
      int end = start;
      while (end < word.length() && word.charAt(end) == word.charAt(start)) {
        end++;
      }
      int kept = end - start >= DRAWN_OUT ? letters : end - start;
      cut.append(String.valueOf(word.charAt(start)).repeat(kept));
      start = end;
    }
    return cut.toString();
  }
}
