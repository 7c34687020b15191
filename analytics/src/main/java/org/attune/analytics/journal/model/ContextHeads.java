package org.attune.analytics.journal.model;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalTheme;

/**
 * The heads that tell how an entry sounds and what it is about. They weigh vectors alone. What they
 * learned from, how well they do and where they end is in docs/MODELS.md.
 *
 * @param sentiment tells a text with more positive than negative words from one with fewer
 * @param themes tells a theme from the others; one for each that a head finds
 * @param themesFrom probability from which a passage speaks of a theme
 * @param crossValidated figures by name on posts that the fit had not seen
 */
public record ContextHeads(
    LogisticHead sentiment,
    Map<JournalTheme, LogisticHead> themes,
    Map<JournalTheme, Double> themesFrom,
    Map<String, Double> crossValidated) {
  /** Where they are kept, beside this class. */
  public static final String RESOURCE = "context-heads.txt";

  /** Id of the head of sentiment. */
  public static final String SENTIMENT = "sentiment";

  /** The themes that heads find, in the order of the vocabulary. */
  public static final List<JournalTheme> THEMES =
      List.of(JournalTheme.values()).stream()
          .filter(theme -> theme.kind() == FindingKind.MODEL)
          .toList();

  /** Id of the head of a theme, and name of its threshold: kebab-case. */
  public static String id(JournalTheme theme) {
    return "theme-" + theme.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The heads of the resource.
   *
   * @throws IllegalStateException when it is missing or not well made
   */
  public static ContextHeads load() {
    return of(HeadFile.load(RESOURCE));
  }

  /**
   * Heads from what {@link #lines} wrote.
   *
   * @throws IllegalStateException when a head or a threshold is missing
   */
  public static ContextHeads parse(List<String> lines) {
    return of(HeadFile.parse(lines));
  }

  private static ContextHeads of(HeadFile file) {
    Map<JournalTheme, LogisticHead> themes = new EnumMap<>(JournalTheme.class);
    Map<JournalTheme, Double> from = new EnumMap<>(JournalTheme.class);
    for (JournalTheme theme : THEMES) {
      themes.put(theme, file.head(id(theme)));
      from.put(theme, file.threshold(id(theme)));
    }
    return new ContextHeads(file.head(SENTIMENT), themes, from, file.crossValidated());
  }

  /** As lines of text; the same heads give the same lines. */
  public List<String> lines() {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    Map<String, LogisticHead> heads = new LinkedHashMap<>();
    heads.put(SENTIMENT, sentiment);
    for (JournalTheme theme : THEMES) {
      thresholds.put(id(theme), from(theme));
      heads.put(id(theme), head(theme));
    }
    return new HeadFile(crossValidated, thresholds, heads).lines();
  }

  /**
   * The head of a theme.
   *
   * @throws IllegalArgumentException when phrases find it
   */
  public LogisticHead head(JournalTheme theme) {
    LogisticHead head = themes.get(theme);
    if (head == null) {
      throw new IllegalArgumentException("no head finds " + theme);
    }
    return head;
  }

  /**
   * Probability from which a passage speaks of a theme.
   *
   * @throws IllegalArgumentException when phrases find it
   */
  public double from(JournalTheme theme) {
    Double from = themesFrom.get(theme);
    if (from == null) {
      throw new IllegalArgumentException("no head finds " + theme);
    }
    return from;
  }

  /** How a text sounds, −1 negative to 1 positive. */
  public double valence(PassageTerms terms) {
    return 2 * sentiment.probability(terms) - 1;
  }
}
