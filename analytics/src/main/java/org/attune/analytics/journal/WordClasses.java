package org.attune.analytics.journal;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Named sets of words: {@code class gun = gun guns rifle <other>}. */
final class WordClasses {
  private static final String PREFIX = "class ";

  private WordClasses() {}

  static boolean isOne(String line) {
    return line.startsWith(PREFIX);
  }

  /**
   * Adds the class of a line, which may name classes before it.
   *
   * @throws IllegalStateException when it names one that is not there
   */
  static void add(String line, Map<String, Set<String>> classes) {
    int equals = line.indexOf('=');
    Set<String> words = new TreeSet<>();
    for (String member : line.substring(equals + 1).strip().split("\\s+", -1)) {
      if (!member.startsWith("<")) {
        words.add(member);
        continue;
      }
      Set<String> other = classes.get(member.substring(1, member.length() - 1));
      if (other == null) {
        throw new IllegalStateException("no class " + member);
      }
      words.addAll(other);
    }
    classes.put(line.substring(PREFIX.length(), equals).strip(), words);
  }
}
