package org.attune.app.journal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.attune.analytics.journal.JournalTheme;
import org.attune.analytics.journal.model.ContextHeads;
import org.attune.analytics.journal.model.LogisticHead;
import org.attune.analytics.journal.model.RidgeLogistic;

/**
 * Fits the heads of sentiment and themes to segments and their first sentences, those of themes to
 * ordinary sentences, too, and finds how well they do on posts they have not seen. A threshold is
 * chosen on the other folds' scores; those of a fold choose nothing for it.
 */
final class ContextTraining {
  private static final int FOLDS = 5;
  private static final long SEED = 1;
  private static final List<RidgeLogistic> PENALTY = List.of(new RidgeLogistic(1, 1000));

  /** Share of the calls of a theme that are right at least, within such forums. */
  private static final double RIGHT = 0.75;

  private final List<EncodedText> segments;
  private final List<EncodedText> openings;
  private final List<EncodedText> ordinary;
  private final Folds folds;
  private final Folds ordinaryFolds;
  private final Consumer<String> progress;
  private final Map<String, Double> figures = new TreeMap<>();

  /**
   * A training on one collection.
   *
   * @param segments texts of {@link TextCollections#dreaddit}
   * @param openings first sentences of the segments: an entry may be as short
   * @param ordinary texts of {@link TextCollections#ordinary}: of all forums on strain each text
   *     has some theme, and a head that knows no others finds one everywhere
   */
  ContextTraining(
      List<EncodedText> segments,
      List<EncodedText> openings,
      List<EncodedText> ordinary,
      Consumer<String> progress) {
    this.segments = segments.stream().map(EncodedText::withoutWording).toList();
    this.openings = openings.stream().map(EncodedText::withoutWording).toList();
    this.ordinary = ordinary.stream().map(EncodedText::withoutWording).toList();
    this.folds = new Folds(segments, FOLDS, SEED);
    this.ordinaryFolds = new Folds(ordinary, FOLDS, SEED);
    this.progress = progress;
  }

  /** Name of a figure of a theme. */
  static String figure(JournalTheme theme, String name) {
    return "themes.%s.%s".formatted(theme.name().toLowerCase(Locale.ROOT), name);
  }

  /** The heads, their thresholds, and the figures of the cross-validation. */
  ContextHeads heads() {
    LogisticHead sentiment = sentiment();
    progress.accept("sentiment: cross-validated");
    Map<JournalTheme, LogisticHead> themes = new EnumMap<>(JournalTheme.class);
    Map<JournalTheme, Double> from = new EnumMap<>(JournalTheme.class);
    for (JournalTheme theme : ContextHeads.THEMES) {
      from.put(theme, threshold(theme));
      themes.put(theme, search(theme).fit(together(List.of(segments, openings, ordinary))));
      progress.accept("%s: cross-validated".formatted(ContextHeads.id(theme)));
    }
    return new ContextHeads(sentiment, themes, from, figures);
  }

  private LogisticHead sentiment() {
    HeadSearch search =
        new HeadSearch(ContextHeads.SENTIMENT, ContextLabels.POSITIVE, PENALTY, FOLDS);
    Predicate<EncodedText> labelled = ContextLabels.POSITIVE.or(ContextLabels.NEGATIVE);
    List<LogisticHead> heads = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      heads.add(search.fit(folds.without(fold, segments).stream().filter(labelled).toList()));
    }
    Ranking ranking = HeadSearch.scored(segments, folds, heads);
    figures.put(
        "sentiment.auc", rounded(ranking.auc(ContextLabels.POSITIVE, ContextLabels.NEGATIVE)));
    figures.put(
        "sentiment.stress.auc", rounded(ranking.auc(Labels.STRESSED.negate(), Labels.STRESSED)));
    return search.fit(segments.stream().filter(labelled).toList());
  }

  private static HeadSearch search(JournalTheme theme) {
    return new HeadSearch(ContextHeads.id(theme), ContextLabels.of(theme), PENALTY, FOLDS);
  }

  /** The threshold that suits the scores out of fold; its figures are found fold by fold. */
  private double threshold(JournalTheme theme) {
    Predicate<EncodedText> positive = ContextLabels.of(theme);
    List<LogisticHead> heads = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      heads.add(
          search(theme)
              .fit(
                  together(
                      List.of(
                          folds.without(fold, segments),
                          folds.without(fold, openings),
                          ordinaryFolds.without(fold, ordinary)))));
    }
    Ranking ranking = HeadSearch.scored(segments, folds, heads);
    double called = 0;
    double right = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      double from = threshold(ranking.part(folds, fold, false), positive);
      Ranking own = ranking.part(folds, fold, true);
      called += own.countFrom(from, text -> true);
      right += own.countFrom(from, positive);
    }
    long speaking = segments.stream().filter(positive).count();
    double from = rounded(threshold(ranking, positive));
    figures.put(figure(theme, "f1"), rounded(2 * right / (called + speaking)));
    figures.put(figure(theme, "precision"), rounded(right / called));
    figures.put(figure(theme, "recall"), rounded(right / speaking));
    figures.put(figure(theme, "auc"), rounded(ranking.auc(positive, positive.negate())));
    figures.put(figure(theme, "n"), (double) speaking);
    figures.put(
        figure(theme, "oneSentence.f1"),
        rounded(HeadSearch.scored(openings, folds, heads).f1(from, positive)));
    figures.put(
        figure(theme, "ordinary"),
        rounded(HeadSearch.scored(ordinary, ordinaryFolds, heads).shareFrom(from, text -> true)));
    return from;
  }

  /**
   * The higher of two scores: the lowest at which calls are right often enough, and the one with
   * the highest F1. Below the second, what is called for nothing outweighs what is found.
   */
  static double threshold(Ranking ranking, Predicate<EncodedText> positive) {
    return Math.max(ranking.lowestWithPrecision(RIGHT, positive), ranking.bestForF1(positive));
  }

  private static List<EncodedText> together(List<List<EncodedText>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }
}
