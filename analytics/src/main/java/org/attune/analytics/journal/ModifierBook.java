package org.attune.analytics.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What words around a phrase say about it: triggers with a reach, in the manner of the ConText
 * algorithm (Harkema 2009), kept as data.
 */
final class ModifierBook {
  private static final String SOURCE = "modifiers.txt";
  private static final int COLUMNS = 4;
  private static final String PAST_FORMS = "past-form";
  private static final int PAST_FORM_REACH = 3;
  private static final int DATE_REACH = 25;
  private static final int RECENT_DAYS = 92;

  /** What a trigger says; the first seven are the modifiers themselves. */
  private enum Role {
    NEGATED,
    PAST,
    OTHER_PERSON,
    HYPOTHETICAL,
    IDIOM,
    QUOTED,
    EXPOSURE_EXERCISE,
    /** Looks like a negation and is none. */
    NONE,
    RECENT,
    SPEECH,
    OWN_WORDS
  }

  private enum Direction {
    AFTER,
    BEFORE,
    AROUND,
    WITHIN
  }

  private record Trigger(Role role, Direction direction, int reach, PhrasePattern pattern) {}

  /** A trigger in a sentence: its first and last word. */
  private record Seen(Trigger trigger, int first, int last) {}

  /** Words at which what a negation or another subject says ends: a clause begins. */
  private static final Set<String> CLAUSE_STARTS =
      Set.of(
          "but",
          "and",
          "so",
          "because",
          "though",
          "although",
          "however",
          "yet",
          "then",
          "until",
          "i",
          "me");

  private static final Set<String> TURNS = Set.of("but", "however");

  /** Words by which a phrase is the writer's own, whoever was named before. */
  private static final Set<String> FIRST_PERSON = Set.of("i", "me", "my", "myself", "ourselves");

  private final Map<String, List<Trigger>> byFirstWord = new HashMap<>();
  private final Set<String> pastForms = new HashSet<>();
  private final Set<String> words = new HashSet<>();

  private ModifierBook() {}

  /**
   * The triggers of the resource.
   *
   * @throws IllegalStateException when one is not well made
   */
  static ModifierBook load() {
    return load(Set.of());
  }

  /**
   * The same, with more words in which what is dated lies in the past.
   *
   * @throws IllegalStateException when a trigger is not well made
   */
  static ModifierBook load(Set<String> morePastForms) {
    ModifierBook book = new ModifierBook();
    book.pastForms.addAll(morePastForms);
    Map<String, Set<String>> classes = new HashMap<>();
    for (String line : ResourceLines.of(SOURCE)) {
      if (WordClasses.isOne(line)) {
        WordClasses.add(line, classes);
        continue;
      }
      List<String> columns = ResourceLines.columns(line, COLUMNS);
      PhrasePattern pattern = PhrasePattern.parse(columns.get(3), classes);
      book.words.addAll(pattern.words());
      Trigger trigger =
          new Trigger(
              Role.valueOf(columns.get(0)),
              Direction.valueOf(columns.get(1)),
              Integer.parseInt(columns.get(2)),
              pattern);
      for (String first : pattern.firstWords()) {
        book.byFirstWord.computeIfAbsent(first, word -> new ArrayList<>()).add(trigger);
      }
    }
    book.pastForms.addAll(classes.getOrDefault(PAST_FORMS, Set.of()));
    return book;
  }

  /** Every word that a trigger names. */
  Set<String> words() {
    return words;
  }

  /**
   * Modifiers of one hit, by its sentence.
   *
   * @param writtenAtMillis when the entry was written, epoch milliseconds UTC: years are dated by
   *     it
   */
  Set<Modifier> of(PatternBook.Hit<?> hit, Sentence sentence, long writtenAtMillis) {
    List<Word> words = sentence.words();
    List<Seen> seen = triggers(words);
    Set<Modifier> found = EnumSet.noneOf(Modifier.class);
    for (Role role :
        List.of(Role.NEGATED, Role.HYPOTHETICAL, Role.IDIOM, Role.QUOTED, Role.EXPOSURE_EXERCISE)) {
      if (reached(role, hit, seen, words)) {
        found.add(Modifier.valueOf(role.name()));
      }
    }
    boolean own = hit.words().stream().anyMatch(at -> FIRST_PERSON.contains(words.get(at).text()));
    if (!own && !hit.rule().ofOthersToo() && reached(Role.OTHER_PERSON, hit, seen, words)) {
      found.add(Modifier.OTHER_PERSON);
    }
    boolean dated =
        reached(Role.PAST, hit, seen, words) || datedByYear(hit, words, writtenAtMillis);
    if (dated && inPastForm(hit, words) && !reached(Role.RECENT, hit, seen, words)) {
      found.add(Modifier.PAST);
    }
    boolean saidByAnother =
        sentence.quoted(words.get(hit.first()).start(), words.get(hit.last()).end())
            && reached(Role.SPEECH, hit, seen, words);
    if (saidByAnother) {
      found.add(Modifier.QUOTED);
    }
    if (reached(Role.OWN_WORDS, hit, seen, words)) {
      found.remove(Modifier.QUOTED);
    }
    return found;
  }

  private List<Seen> triggers(List<Word> words) {
    List<Seen> seen = new ArrayList<>();
    int consumed = -1;
    for (int at = 0; at < words.size(); at++) {
      List<Seen> here = new ArrayList<>();
      int longestNone = -1;
      for (Trigger trigger : byFirstWord.getOrDefault(words.get(at).text(), List.of())) {
        List<Integer> found = trigger.pattern().matchAt(words, at);
        if (found == null) {
          continue;
        }
        int last = found.get(found.size() - 1);
        here.add(new Seen(trigger, at, last));
        if (trigger.role() == Role.NONE) {
          longestNone = Math.max(longestNone, last);
        }
      }
      consumed = Math.max(consumed, longestNone);
      for (Seen one : here) {
        boolean lookAlike = one.trigger().role() == Role.NEGATED && one.last() <= consumed;
        if (!lookAlike && one.trigger().role() != Role.NONE) {
          seen.add(one);
        }
      }
    }
    return seen;
  }

  private static boolean reached(
      Role role, PatternBook.Hit<?> hit, List<Seen> seen, List<Word> words) {
    return seen.stream()
        .filter(one -> one.trigger().role() == role)
        .anyMatch(one -> reaches(one, hit, words));
  }

  private static boolean reaches(Seen seen, PatternBook.Hit<?> hit, List<Word> words) {
    Trigger trigger = seen.trigger();
    boolean within = hit.words().stream().anyMatch(at -> at >= seen.first() && at <= seen.last());
    if (trigger.direction() == Direction.WITHIN) {
      return within;
    }
    int reach = trigger.reach();
    if (trigger.direction() == Direction.AROUND) {
      return hit.last() >= seen.first() - reach && hit.first() <= seen.last() + reach;
    }
    if (within) {
      // The phrase itself names these words: "no longer want to live" is not its own negation.
      return false;
    }
    Set<String> ends =
        trigger.role() == Role.NEGATED || trigger.role() == Role.OTHER_PERSON
            ? CLAUSE_STARTS
            : TURNS;
    if (trigger.direction() == Direction.AFTER) {
      for (int at = seen.last() + 1; at < words.size() && at <= seen.last() + reach; at++) {
        if (words.get(at).afterBreak() || ends.contains(words.get(at).text())) {
          return false;
        }
        if (hit.words().contains(at)) {
          return true;
        }
      }
      return false;
    }
    for (int at = seen.first() - 1; at >= 0 && at >= seen.first() - reach; at--) {
      if (hit.words().contains(at)) {
        return true;
      }
      if (words.get(at).afterBreak() || ends.contains(words.get(at).text())) {
        return false;
      }
    }
    return false;
  }

  private boolean inPastForm(PatternBook.Hit<?> hit, List<Word> words) {
    for (int at = Math.max(0, hit.first() - PAST_FORM_REACH); at <= hit.last(); at++) {
      if (pastForms.contains(words.get(at).text())) {
        return true;
      }
    }
    return false;
  }

  /** "in 2019", "last year", when that year ended over three months before the entry. */
  private static boolean datedByYear(
      PatternBook.Hit<?> hit, List<Word> words, long writtenAtMillis) {
    if (writtenAtMillis <= 0) {
      return false;
    }
    LocalDate written =
        Instant.ofEpochMilli(writtenAtMillis).atOffset(ZoneOffset.UTC).toLocalDate();
    int from = Math.max(1, hit.first() - DATE_REACH);
    int to = Math.min(words.size() - 1, hit.last() + DATE_REACH);
    for (int at = from; at <= to; at++) {
      String before = words.get(at - 1).text();
      String word = words.get(at).text();
      int year = -1;
      if (before.equals("last") && word.equals("year")) {
        year = written.getYear() - 1;
      } else if (before.equals("in") && word.matches("(?:19|20)[0-9]{2}")) {
        year = Integer.parseInt(word);
      }
      if (year > 0 && LocalDate.of(year, 12, 31).plusDays(RECENT_DAYS).isBefore(written)) {
        return true;
      }
    }
    return false;
  }
}
