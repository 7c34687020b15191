package org.attune.app.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.attune.analytics.journal.model.LogisticHead;
import org.attune.analytics.journal.model.RidgeLogistic;
import org.attune.analytics.journal.model.RidgeLogistic.Example;

/**
 * Fits a head that tells some texts from the rest, with the penalties that do best in
 * cross-validation by group among the texts it is given, and no others.
 *
 * @param id of the head
 * @param positive the texts to tell
 * @param choices penalties to choose from
 * @param folds of the cross-validation
 */
record HeadSearch(
    String id, Predicate<EncodedText> positive, List<RidgeLogistic> choices, int folds) {
  private static final long SEED = 17;

  /** The head fitted to all of these texts. */
  LogisticHead fit(List<EncodedText> texts) {
    return best(texts).fit(id, examples(texts));
  }

  /** Scores of texts, each by a head that was fitted and chosen without its fold. */
  Ranking outOfFold(List<EncodedText> texts, Folds outer) {
    List<LogisticHead> heads = new ArrayList<>();
    for (int fold = 0; fold < outer.count(); fold++) {
      heads.add(fit(outer.without(fold, texts)));
    }
    return scored(texts, outer, heads);
  }

  /** Scores by the heads of the folds. */
  static Ranking scored(List<EncodedText> texts, Folds folds, List<LogisticHead> heads) {
    List<Double> scores = new ArrayList<>();
    for (EncodedText text : texts) {
      for (int fold = 0; fold < folds.count(); fold++) {
        if (folds.holds(fold, text)) {
          scores.add(heads.get(fold).probability(text.terms()));
        }
      }
    }
    return new Ranking(texts, List.copyOf(scores));
  }

  private RidgeLogistic best(List<EncodedText> texts) {
    if (choices.size() == 1) {
      return choices.get(0);
    }
    RidgeLogistic best = choices.get(0);
    double most = -1;
    for (RidgeLogistic choice : choices) {
      Ranking ranking =
          new HeadSearch(id, positive, List.of(choice), folds)
              .outOfFold(texts, new Folds(texts, folds, SEED));
      double auc = ranking.auc(positive, positive.negate());
      if (auc > most) {
        best = choice;
        most = auc;
      }
    }
    return best;
  }

  private List<Example> examples(List<EncodedText> texts) {
    return texts.stream().map(text -> new Example(text.terms(), positive.test(text), 1)).toList();
  }
}
