package org.attune.app.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Deals groups to folds, so that all texts of a group lie in one. */
final class Folds {
  private final Map<String, Integer> foldOf = new HashMap<>();
  private final int count;

  /**
   * Deals the groups, label by label as their first texts have them, so that labels are spread.
   *
   * @param seed the same gives the same folds
   */
  Folds(List<EncodedText> texts, int count, long seed) {
    this.count = count;
    Random random = new Random(seed);
    Map<String, LinkedHashSet<String>> groupsOf = new TreeMap<>();
    Map<String, String> labelOf = new HashMap<>();
    for (EncodedText text : texts) {
      String label = labelOf.computeIfAbsent(text.group(), group -> text.label());
      groupsOf.computeIfAbsent(label, any -> new LinkedHashSet<>()).add(text.group());
    }
    int next = 0;
    for (LinkedHashSet<String> groups : groupsOf.values()) {
      List<String> dealt = new ArrayList<>(groups);
      Collections.shuffle(dealt, random);
      for (String group : dealt) {
        foldOf.put(group, next++ % count);
      }
    }
  }

  int count() {
    return count;
  }

  /** True when the text lies in the fold. */
  boolean holds(int fold, EncodedText text) {
    Integer own = foldOf.get(text.group());
    return own != null && own == fold;
  }

  /** The texts that do not lie in the fold, in order. */
  List<EncodedText> without(int fold, List<EncodedText> texts) {
    return texts.stream().filter(text -> !holds(fold, text)).toList();
  }
}
