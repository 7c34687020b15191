package org.attune.analytics.journal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.PromptKind;

/**
 * Cuts a text into what models read: its sentences without apostrophes, and a few counts of how it
 * is worded. Apostrophes go because some writers, and some collections of texts, leave them out: a
 * model would tell the collections apart by them.
 *
 * <p>Not thread-safe: one to a thread.
 */
public final class PassageReader {
  /** Name of the term that is over 0 where a phrase on suicide stands unlowered. */
  static final String PLAIN_PHRASES = "log-suicide-phrases-without-modifier";

  /** The terms of a passage's wording, in their order. */
  public static final List<String> WORDING =
      List.of(
          "first-person-share-of-words",
          "share-of-sentences-with-first-person",
          "second-person-share-of-words",
          "third-person-share-of-words",
          "highest-tier-of-suicide-phrases",
          PLAIN_PHRASES,
          "suicide-phrases-without-modifier-per-sentence");

  /** How many of them, the first, count persons. */
  public static final int PERSON_TERMS = 4;

  /** Sentences of a passage of an entry; the segments that models learn from have about as many. */
  private static final int PASSAGE_SENTENCES = 6;

  /** Words that an encoder reads at once. */
  static final int CUT_WORDS = 80;

  private static final String APOSTROPHES = "['\u2018\u2019\u02BC\u00B4`]";
  private static final Set<String> FIRST_PERSON = Set.of("i", "me", "my", "myself", "mine");
  private static final Set<String> SECOND_PERSON = Set.of("you", "your", "yourself", "yours");
  private static final Set<String> THIRD_PERSON =
      Set.of("he", "she", "him", "her", "his", "they", "them", "their");

  private final JournalReader reader = new JournalReader();

  /** The whole text as one passage; none when it holds no word. */
  public List<Passage> whole(String text) {
    return passages(text, Integer.MAX_VALUE);
  }

  /** The first sentence alone; none when the text holds no word. */
  public List<Passage> opening(String text) {
    return passages(text, 1).stream().limit(1).toList();
  }

  /** The text in passages of a few sentences, in order. */
  public List<Passage> passages(String text) {
    return passages(text, PASSAGE_SENTENCES);
  }

  /** A part of a text as an encoder reads it. */
  static String written(String text, int start, int end) {
    return text.substring(start, end).replaceAll(APOSTROPHES, "");
  }

  private List<Passage> passages(String text, int sentencesEach) {
    List<Passage> passages = new ArrayList<>();
    Counts counts = new Counts();
    for (Sentence sentence : reader.sentences(text)) {
      if (counts.cuts.size() >= sentencesEach) {
        passages.add(counts.passage());
        counts = new Counts();
      }
      counts.add(text, sentence, reader.read(sentence, PromptKind.FREE, 0));
    }
    if (!counts.cuts.isEmpty()) {
      passages.add(counts.passage());
    }
    return List.copyOf(passages);
  }

  /** A passage in the making. */
  private static final class Counts {
    private final List<Passage.Cut> cuts = new ArrayList<>();
    private final Set<JournalCategory> plainly = EnumSet.noneOf(JournalCategory.class);
    private int words;
    private int firstPerson;
    private int secondPerson;
    private int thirdPerson;
    private int withFirstPerson;
    private int unmodified;
    private int highestTier;

    private void add(String text, Sentence sentence, List<JournalFinding> findings) {
      List<Word> all = sentence.words();
      for (int from = 0; from < all.size(); from += CUT_WORDS) {
        cut(text, all.subList(from, Math.min(all.size(), from + CUT_WORDS)));
      }
      for (JournalFinding finding : findings) {
        if (finding.modifiers().isEmpty()) {
          plainly.add(finding.category());
        }
        if (finding.category().ofSuicide()) {
          highestTier = Math.max(highestTier, steps(finding.tier()));
          unmodified += finding.modifiers().isEmpty() ? 1 : 0;
        }
      }
    }

    private static int steps(Tier tier) {
      return switch (tier) {
        case UNKNOWN -> 0;
        case ROUTINE -> 1;
        case SAME_DAY -> 2;
        case URGENT -> 3;
        case IMMEDIATE -> 4;
      };
    }

    private void cut(String text, List<Word> part) {
      int before = firstPerson;
      for (Word word : part) {
        words++;
        firstPerson += FIRST_PERSON.contains(word.text()) ? 1 : 0;
        secondPerson += SECOND_PERSON.contains(word.text()) ? 1 : 0;
        thirdPerson += THIRD_PERSON.contains(word.text()) ? 1 : 0;
      }
      withFirstPerson += firstPerson > before ? 1 : 0;
      int start = part.get(0).start();
      int end = part.get(part.size() - 1).end();
      cuts.add(new Passage.Cut(written(text, start, end), start, end));
    }

    private Passage passage() {
      double all = words;
      double sentences = cuts.size();
      return new Passage(
          List.copyOf(cuts),
          List.of(
              firstPerson / all,
              withFirstPerson / sentences,
              secondPerson / all,
              thirdPerson / all,
              (double) highestTier,
              StrictMath.log1p(unmodified),
              unmodified / sentences),
          Set.copyOf(plainly));
    }
  }
}
