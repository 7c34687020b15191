package org.attune.app.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.MaskedSentences.Said;
import org.attune.analytics.journal.model.LogisticHead;
import org.attune.analytics.journal.model.RidgeLogistic;

/**
 * Fits a head to what the phrase rules find, since nobody has labelled it: the sentences in which
 * they find a category, without the phrase, against ordinary sentences. Figures against these
 * labels are figures against the teacher; the veiled sentences are the other check.
 */
final class WeakTraining {
  /** Names of what is found, as the veiled sentences have them. */
  static final String CRAVING = "CRAVING";

  static final String HOPELESSNESS = "HOPELESSNESS";

  private static final int FOLDS = 5;
  private static final long SEED = 1;

  /** One ordinary sentence in so many is learned from. */
  private static final int ONE_IN = 3;

  /** Share of ordinary writing under strain that may reach the threshold, short and long. */
  private static final double REACHED = 0.02;

  private static final Predicate<EncodedText> PLAINLY = text -> text.is(Said.PLAINLY.name());

  private final HeadSearch search;
  private final JournalCategory category;
  private final String name;
  private final List<EncodedText> sentences;
  private final List<EncodedText> segments;
  private final List<EncodedText> openings;
  private final Folds folds;
  private final Map<String, Double> figures = new TreeMap<>();

  /**
   * A training of one head.
   *
   * @param name of what it finds, as the veiled sentences name it
   * @param said sentences that say it plainly, of all collections
   * @param unsaid ordinary sentences that do not
   * @param segments texts of {@link TextCollections#dreaddit}
   * @param openings first sentences of the segments: an entry may be as short
   */
  WeakTraining(
      String name,
      JournalCategory category,
      List<EncodedText> said,
      List<EncodedText> unsaid,
      List<EncodedText> segments,
      List<EncodedText> openings) {
    this.name = name;
    this.category = category;
    this.search =
        new HeadSearch(
            name.toLowerCase(Locale.ROOT), PLAINLY, List.of(new RidgeLogistic(1, 1000)), FOLDS);
    this.sentences = sentences(said, unsaid);
    this.segments = segments.stream().map(EncodedText::withoutWording).toList();
    this.openings = openings.stream().map(EncodedText::withoutWording).toList();
    this.folds =
        new Folds(
            Stream.of(sentences, segments, openings).flatMap(List::stream).toList(), FOLDS, SEED);
  }

  /**
   * A head with its threshold.
   *
   * @param from probability that some 2 % at most of ordinary segments, and of their first
   *     sentences alone, reach out of fold
   * @param figures by name
   */
  record Weak(LogisticHead head, double from, Map<String, Double> figures) {
    /** The same with figures of another. */
    Weak withFigures(Map<String, Double> others) {
      Map<String, Double> all = new TreeMap<>(figures);
      all.putAll(others);
      return new Weak(head, from, all);
    }
  }

  private static List<EncodedText> sentences(List<EncodedText> said, List<EncodedText> unsaid) {
    List<EncodedText> chosen = new ArrayList<>(said.stream().filter(PLAINLY).toList());
    List<EncodedText> others = unsaid.stream().filter(text -> text.is(Said.NOT.name())).toList();
    for (int i = 0; i < others.size(); i += ONE_IN) {
      chosen.add(others.get(i));
    }
    return List.copyOf(chosen);
  }

  /** The head and what is known of it. */
  Weak head(List<EncodedText> veiled) {
    List<LogisticHead> heads = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      heads.add(search.fit(folds.without(fold, sentences)));
    }
    Ranking weak = HeadSearch.scored(sentences, folds, heads);
    figure("n", (double) sentences.stream().filter(PLAINLY).count());
    figure("auc", weak.auc(PLAINLY, PLAINLY.negate()));
    figure(
        "dreaddit.auc",
        weak.auc(
            PLAINLY.and(WeakTraining::ofDreaddit), PLAINLY.negate().and(WeakTraining::ofDreaddit)));
    Ranking ordinary = HeadSearch.scored(segments, folds, heads);
    Ranking oneSentence = HeadSearch.scored(openings, folds, heads);
    double from =
        rounded(
            Math.max(
                ordinary.reachedBy(REACHED, this::unsaid),
                oneSentence.reachedBy(REACHED, this::unsaid)));
    figure("ordinary", ordinary.shareFrom(from, this::unsaid));
    figure("ordinary.oneSentence", oneSentence.shareFrom(from, this::unsaid));
    LogisticHead head = search.fit(sentences);
    ofVeiled(name, veiled, head, from)
        .forEach((figure, value) -> figures.put("weak." + figure, value));
    return new Weak(head, from, figures);
  }

  private static boolean ofDreaddit(EncodedText text) {
    return !text.forum().isEmpty();
  }

  /** A model is asked about no others. */
  private boolean unsaid(EncodedText text) {
    return !text.saysSoPlainly() && !text.saidPlainly().contains(category);
  }

  /**
   * Figures on the veiled sentences, half by half: how well they are told from all others and from
   * near misses alone, and which reach the threshold. NaN without sentences.
   */
  static Map<String, Double> ofVeiled(
      String name, List<EncodedText> veiled, LogisticHead head, double from) {
    Map<String, Double> figures = new TreeMap<>();
    for (String half : List.of(VeiledSentences.CHOOSES, VeiledSentences.JUDGES)) {
      List<EncodedText> texts =
          veiled.stream()
              .filter(text -> text.group().equals(half))
              .map(EncodedText::withoutWording)
              .toList();
      Ranking ranking =
          new Ranking(texts, texts.stream().map(text -> head.probability(text.terms())).toList());
      Predicate<EncodedText> says = text -> text.is(name);
      Predicate<EncodedText> near = text -> text.is("NEAR_" + name);
      Predicate<EncodedText> others =
          text -> text.is("NEAR_" + CRAVING, "NEAR_" + HOPELESSNESS, "EVERYDAY");
      String prefix = "%s.%s.".formatted(name.toLowerCase(Locale.ROOT), half);
      figures.put(prefix + "n", (double) texts.stream().filter(says).count());
      figures.put(prefix + "others", (double) texts.stream().filter(others).count());
      figures.put(prefix + "auc", rounded(ranking.auc(says, others)));
      figures.put(prefix + "near.auc", rounded(ranking.auc(says, near)));
      figures.put(prefix + "found", rounded(ranking.shareFrom(from, says)));
      figures.put(prefix + "called", rounded(ranking.shareFrom(from, others)));
    }
    return figures;
  }

  private void figure(String figure, double value) {
    figures.put("weak." + id() + '.' + figure, rounded(value));
  }

  private String id() {
    return search.id();
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }
}
