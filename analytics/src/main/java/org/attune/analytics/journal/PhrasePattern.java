package org.attune.analytics.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern over the words of one sentence. Elements, separated by spaces:
 *
 * <ul>
 *   <li>{@code die|dead}: one of these words
 *   <li>{@code <death>}: one word of a class; may stand among others: {@code <death>|gone}
 *   <li>{@code #}: a number in digits; may stand among others, and not first
 *   <li>a question mark at the end of either: it may be absent
 *   <li>{@code *3}: up to three words of any kind
 *   <li>{@code !of|for}: the next word is none of these; takes none
 * </ul>
 */
final class PhrasePattern {
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+|#");
  private static final String NUMBER = "#";

  private final List<Element> elements;

  private PhrasePattern(List<Element> elements) {
    this.elements = elements;
  }

  private enum Kind {
    ONE_OF,
    NONE_OF,
    GAP
  }

  /** Words for two kinds, the most that is skipped for the third. */
  private record Element(Kind kind, Set<String> words, boolean optional, int most) {}

  /**
   * Where a pattern was found.
   *
   * @param words indices of the words it names, without those of gaps, ascending
   */
  private record Found(List<Integer> words) {}

  /**
   * A pattern from its text.
   *
   * @throws IllegalArgumentException when it names an unknown class, or may begin with any word
   */
  static PhrasePattern parse(String text, Map<String, Set<String>> classes) {
    List<Element> elements = new ArrayList<>();
    for (String element : text.strip().split("\\s+", -1)) {
      if (element.startsWith("*")) {
        elements.add(new Element(Kind.GAP, Set.of(), true, Integer.parseInt(element.substring(1))));
      } else if (element.startsWith("!")) {
        elements.add(new Element(Kind.NONE_OF, words(element.substring(1), classes), true, 0));
      } else {
        boolean optional = element.endsWith("?");
        String alternatives = optional ? element.substring(0, element.length() - 1) : element;
        elements.add(new Element(Kind.ONE_OF, words(alternatives, classes), optional, 0));
      }
    }
    PhrasePattern pattern = new PhrasePattern(List.copyOf(elements));
    if (pattern.firstWords().isEmpty() || pattern.firstWords().contains(NUMBER)) {
      throw new IllegalArgumentException("a pattern begins with a word that it names: " + text);
    }
    return pattern;
  }

  private static Set<String> words(String alternatives, Map<String, Set<String>> classes) {
    Set<String> words = new TreeSet<>();
    for (String alternative : alternatives.split("\\|", -1)) {
      if (alternative.startsWith("<")) {
        Set<String> members = classes.get(alternative.substring(1, alternative.length() - 1));
        if (members == null) {
          throw new IllegalArgumentException("no class " + alternative);
        }
        words.addAll(members);
      } else if (WORD.matcher(alternative).matches()) {
        words.add(alternative);
      } else {
        throw new IllegalArgumentException("no word: " + alternative);
      }
    }
    return Set.copyOf(words);
  }

  /** Every word that a match may begin with. */
  Set<String> firstWords() {
    Set<String> first = new TreeSet<>();
    for (Element element : elements) {
      if (element.kind() != Kind.ONE_OF) {
        return Set.of();
      }
      first.addAll(element.words());
      if (!element.optional()) {
        return first;
      }
    }
    return Set.of();
  }

  /** All words that it names. */
  Set<String> words() {
    Set<String> all = new TreeSet<>();
    elements.forEach(element -> all.addAll(element.words()));
    return all;
  }

  /**
   * The match that begins at a word of the sentence, the longest of each element first: indices of
   * the words it names, or null.
   */
  @Nullable List<Integer> matchAt(List<Word> sentence, int at) {
    Found found = match(sentence, at, 0, new ArrayList<>());
    return found == null ? null : found.words();
  }

  private @Nullable Found match(List<Word> sentence, int at, int element, List<Integer> named) {
    if (element == elements.size()) {
      return new Found(List.copyOf(named));
    }
    Element next = elements.get(element);
    return switch (next.kind()) {
      case NONE_OF -> named(sentence, at, next) ? null : match(sentence, at, element + 1, named);
      case GAP -> matchAfterGap(next.most(), sentence, at, element, named);
      case ONE_OF -> matchWord(next, sentence, at, element, named);
    };
  }

  private static boolean named(List<Word> sentence, int at, Element element) {
    if (at >= sentence.size()) {
      return false;
    }
    String word = sentence.get(at).text();
    return element.words().contains(word)
        || (element.words().contains(NUMBER) && Character.isDigit(word.charAt(0)));
  }

  private @Nullable Found matchAfterGap(
      int most, List<Word> sentence, int at, int element, List<Integer> named) {
    for (int skipped = 0; skipped <= most && at + skipped <= sentence.size(); skipped++) {
      Found found = match(sentence, at + skipped, element + 1, named);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Found matchWord(
      Element word, List<Word> sentence, int at, int element, List<Integer> named) {
    if (named(sentence, at, word)) {
      named.add(at);
      Found found = match(sentence, at + 1, element + 1, named);
      if (found != null) {
        return found;
      }
      named.remove(named.size() - 1);
    }
    return word.optional() ? match(sentence, at, element + 1, named) : null;
  }
}
