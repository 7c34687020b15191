package org.attune.app.journal;

import static org.attune.app.journal.Labels.BEHAVIOR_OR_ATTEMPT;
import static org.attune.app.journal.Labels.IDEATION_OR_WORSE;
import static org.attune.app.journal.Labels.NOT_SAID_PLAINLY;
import static org.attune.app.journal.Labels.STRESSED;
import static org.attune.app.journal.Labels.SUPPORTIVE_OR_INDICATOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.analytics.journal.model.LogisticHead;
import org.attune.analytics.journal.model.RidgeLogistic;

/**
 * Fits the heads, and finds how well they do on people they have not seen. Every choice (penalties,
 * thresholds) is made inside the folds that are fitted to; the figures of a fold choose nothing.
 */
final class JournalTraining {
  private static final int FOLDS = 5;
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  /** Share of ordinary writing under strain that may ask for a review, short and long. */
  private static final double REVIEWED = 0.02;

  private static final HeadSearch OWN_IDEATION =
      new HeadSearch(
          JournalHeads.OWN_IDEATION,
          IDEATION_OR_WORSE,
          List.of(
              new RidgeLogistic(1, 300),
              new RidgeLogistic(1, 3000),
              new RidgeLogistic(10, 300),
              new RidgeLogistic(10, 3000)),
          4);
  private static final HeadSearch DISTRESS =
      new HeadSearch(
          JournalHeads.DISTRESS,
          STRESSED,
          List.of(new RidgeLogistic(10, 300), new RidgeLogistic(10, 1000)),
          3);
  private static final HeadSearch SUICIDE_LANGUAGE =
      new HeadSearch(
          JournalHeads.SUICIDE_LANGUAGE,
          IDEATION_OR_WORSE,
          List.of(new RidgeLogistic(1, 1000)),
          FOLDS);

  private final List<EncodedText> people;
  private final List<EncodedText> segments;
  private final List<EncodedText> openings;
  private final WeakTraining.Weak hopelessness;
  private final Consumer<String> progress;
  private final Map<String, Double> figures = new TreeMap<>();

  /**
   * A training on two collections.
   *
   * @param people texts of {@link TextCollections#cssrs}
   * @param segments texts of {@link TextCollections#dreaddit}
   * @param openings first sentences of the segments: an entry may be as short
   * @param hopelessness the head of hopelessness, fitted beforehand
   */
  JournalTraining(
      List<EncodedText> people,
      List<EncodedText> segments,
      List<EncodedText> openings,
      WeakTraining.Weak hopelessness,
      Consumer<String> progress) {
    this.people = people;
    this.segments = segments;
    this.openings = openings;
    this.hopelessness = hopelessness;
    this.progress = progress;
  }

  /** The heads, their thresholds, and the figures of the cross-validation. */
  JournalHeads heads() {
    figures.putAll(hopelessness.figures());
    ideationFigures();
    progress.accept("own ideation: cross-validated");
    double distressFrom = distressThreshold();
    progress.accept("distress: cross-validated");
    double reviewFrom = reviewThreshold();
    progress.accept("reviews: cross-validated");
    return new JournalHeads(
        SUICIDE_LANGUAGE.fit(ownAndOrdinary(people, segments, openings)),
        OWN_IDEATION.fit(people),
        DISTRESS.fit(segments),
        hopelessness.head(),
        reviewFrom,
        distressFrom,
        hopelessness.from(),
        figures);
  }

  private void ideationFigures() {
    List<Ranking> rankings =
        SEEDS.stream()
            .map(seed -> OWN_IDEATION.outOfFold(people, new Folds(people, FOLDS, seed)))
            .toList();
    mean("cssrs.auc", rankings, JournalTraining::ideationAuc);
    mean("cssrs.flaggedAtRecall95", rankings, JournalTraining::flaggedAtRecall95);
  }

  /** AUC of people with ideation or worse against the rest. */
  static double ideationAuc(Ranking ranking) {
    return ranking.auc(IDEATION_OR_WORSE, SUPPORTIVE_OR_INDICATOR);
  }

  /** Share of Supportive and Indicator where .95 of Behavior and Attempt is flagged. */
  static double flaggedAtRecall95(Ranking ranking) {
    return ranking.shareFrom(ranking.reachedBy(0.95, BEHAVIOR_OR_ATTEMPT), SUPPORTIVE_OR_INDICATOR);
  }

  private void mean(String name, List<Ranking> rankings, ToDoubleFunction<Ranking> figure) {
    figures.put(name, rounded(rankings.stream().mapToDouble(figure).average().orElseThrow()));
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }

  /** The threshold that suits the scores out of fold; its figure is found fold by fold. */
  private double distressThreshold() {
    Folds folds = new Folds(segments, FOLDS, SEEDS.get(0));
    Ranking ranking = DISTRESS.outOfFold(segments, folds);
    double called = 0;
    double right = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      Ranking others = ranking.part(folds, fold, false);
      Ranking own = ranking.part(folds, fold, true);
      double from = others.bestForF1(STRESSED);
      for (int i = 0; i < own.texts().size(); i++) {
        boolean flagged = own.scores().get(i) >= from;
        called += flagged ? 1 : 0;
        right += flagged && STRESSED.test(own.texts().get(i)) ? 1 : 0;
      }
    }
    long stressed = segments.stream().filter(STRESSED).count();
    figures.put("dreaddit.f1", rounded(2 * right / (called + stressed)));
    figures.put("dreaddit.auc", rounded(ranking.auc(STRESSED, STRESSED.negate())));
    return rounded(ranking.bestForF1(STRESSED));
  }

  /**
   * From where on so small a share of ordinary writing asks for a review, out of fold. Only texts
   * without a plain phrase count: a model is asked about no others.
   */
  private double reviewThreshold() {
    Folds ofPeople = new Folds(people, FOLDS, SEEDS.get(0));
    Folds ofSegments = new Folds(segments, FOLDS, SEEDS.get(0));
    List<LogisticHead> language = new ArrayList<>();
    List<LogisticHead> own = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<EncodedText> others = ofPeople.without(fold, people);
      language.add(
          SUICIDE_LANGUAGE.fit(
              ownAndOrdinary(
                  others, ofSegments.without(fold, segments), ofSegments.without(fold, openings))));
      own.add(OWN_IDEATION.fit(others));
    }
    Ranking writers = product(people, ofPeople, language, own);
    Ranking ordinary = product(segments, ofSegments, language, own);
    Ranking oneSentence = product(openings, ofSegments, language, own);
    double from =
        rounded(
            Math.max(
                ordinary.reachedBy(REVIEWED, NOT_SAID_PLAINLY),
                oneSentence.reachedBy(REVIEWED, NOT_SAID_PLAINLY)));
    share("review.ordinary", ordinary.shareFrom(from, NOT_SAID_PLAINLY));
    share("review.ordinary.oneSentence", oneSentence.shareFrom(from, NOT_SAID_PLAINLY));
    share("review.ideationOrWorse", writers.shareFrom(from, unsaid(IDEATION_OR_WORSE)));
    share("review.supportiveOrIndicator", writers.shareFrom(from, unsaid(SUPPORTIVE_OR_INDICATOR)));
    figures.put("review.people", (double) people.stream().filter(NOT_SAID_PLAINLY).count());
    return from;
  }

  private void share(String name, double value) {
    if (Double.isFinite(value)) {
      figures.put(name, rounded(value));
    }
  }

  private static Predicate<EncodedText> unsaid(Predicate<EncodedText> which) {
    return which.and(NOT_SAID_PLAINLY);
  }

  private static Ranking product(
      List<EncodedText> texts, Folds folds, List<LogisticHead> one, List<LogisticHead> other) {
    Ranking first = HeadSearch.scored(texts, folds, one);
    Ranking second = HeadSearch.scored(texts, folds, other);
    List<Double> products = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      products.add(first.scores().get(i) * second.scores().get(i));
    }
    return new Ranking(texts, List.copyOf(products));
  }

  private static List<EncodedText> ownAndOrdinary(
      List<EncodedText> people, List<EncodedText> segments, List<EncodedText> openings) {
    return Stream.of(
            people.stream().filter(IDEATION_OR_WORSE), segments.stream(), openings.stream())
        .flatMap(Function.identity())
        .map(EncodedText::withoutPersons)
        .toList();
  }
}
