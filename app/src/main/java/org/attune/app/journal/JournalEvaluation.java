package org.attune.app.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.JournalTheme;
import org.attune.analytics.journal.model.ContextHeads;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.analytics.journal.model.SentenceEncoder;
import org.attune.app.replay.DatasetException;
import org.jspecify.annotations.Nullable;

/** How well heads do on labelled texts, as they are. */
final class JournalEvaluation {
  private final JournalHeads heads;
  private final ContextHeads context;
  private final TextEncoding encoding;
  private final Consumer<String> progress;
  private int collectionsRead;

  /**
   * An evaluation of heads.
   *
   * @param heads of risk and distress
   * @param context heads of sentiment and themes
   * @param encoder of the sentences
   * @param progress takes a line of what has happened
   */
  JournalEvaluation(
      JournalHeads heads,
      ContextHeads context,
      SentenceEncoder encoder,
      Consumer<String> progress) {
    this.heads = heads;
    this.context = context;
    this.encoding = new TextEncoding(encoder, progress);
    this.progress = progress;
  }

  /** How many collections could be read. */
  int collectionsRead() {
    return collectionsRead;
  }

  /** The figures by name; null where a collection is not there. */
  Map<String, @Nullable Object> figures(Path data) {
    List<EncodedText> people = encoded("cssrs_reddit500", TextCollections::cssrs, data);
    List<EncodedText> segments = encoded("dreaddit", TextCollections::dreaddit, data);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    ofPeople(figures, people);
    ofSegments(figures, segments);
    ofContext(
        figures,
        segments.stream().map(EncodedText::withoutWording).toList(),
        encoded("presidio_synth", TextCollections::ordinary, data).stream()
            .map(EncodedText::withoutWording)
            .toList());
    ofHopelessness(figures, segments);
    figures.put(
        "sentencesPerSecondPerCore",
        collectionsRead == 0 ? null : encoding.sentencesPerSecondPerCore());
    Stream.of(heads.crossValidated(), context.crossValidated())
        .forEach(
            found ->
                found.forEach(
                    (name, value) -> figures.put("whenTrained.crossValidated." + name, value)));
    return figures;
  }

  private void ofPeople(Map<String, @Nullable Object> figures, List<EncodedText> people) {
    Ranking own = ranking(people, text -> heads.ownIdeation().probability(text.terms()));
    Ranking review = ranking(people, text -> heads.ideation(text.terms()));
    figures.put("cssrs.auc", finite(JournalTraining.ideationAuc(own)));
    figures.put(
        "cssrs.flaggedAtRecall95",
        people.isEmpty() ? null : finite(JournalTraining.flaggedAtRecall95(own)));
    figures.put(
        "cssrs.auc.firstPersonShareAlone",
        finite(JournalTraining.ideationAuc(ranking(people, text -> text.terms().at(0)))));
    figures.put("cssrs.people", people.isEmpty() ? null : people.size());
    figures.put("review.ideationOrWorse", reviewed(review, Labels.IDEATION_OR_WORSE));
    figures.put("review.supportiveOrIndicator", reviewed(review, Labels.SUPPORTIVE_OR_INDICATOR));
  }

  private void ofSegments(Map<String, @Nullable Object> figures, List<EncodedText> segments) {
    Ranking distress = ranking(segments, text -> heads.distress().probability(text.terms()));
    Ranking review = ranking(segments, text -> heads.ideation(text.terms()));
    figures.put("dreaddit.f1", finite(distress.f1(heads.distressFrom(), Labels.STRESSED)));
    figures.put("dreaddit.auc", finite(distress.auc(Labels.STRESSED, Labels.STRESSED.negate())));
    figures.put("dreaddit.segments", segments.isEmpty() ? null : segments.size());
    figures.put("review.ordinary", reviewed(review, text -> true));
  }

  /** The veiled sentences are read only beside a collection: without any, nothing is. */
  private void ofHopelessness(Map<String, @Nullable Object> figures, List<EncodedText> segments) {
    Ranking ranking = ranking(segments, text -> heads.hopelessness().probability(text.terms()));
    figures.put(
        "hopelessness.ordinary",
        finite(
            ranking.shareFrom(
                heads.hopelessnessFrom(),
                Labels.NOT_SAID_PLAINLY.and(
                    text -> !text.saidPlainly().contains(JournalCategory.HOPELESSNESS)))));
    List<EncodedText> veiled =
        collectionsRead == 0 ? List.of() : encoding.encode(VeiledSentences.load());
    WeakTraining.ofVeiled(
            WeakTraining.HOPELESSNESS, veiled, heads.hopelessness(), heads.hopelessnessFrom())
        .forEach((name, value) -> figures.put("veiled." + name, finite(value)));
    List<EncodedText> hopeless =
        veiled.stream().filter(text -> text.is(WeakTraining.HOPELESSNESS)).toList();
    figures.put(
        "veiled.hopelessness.foundBySuicideHeads",
        finite(
            ranking(hopeless, text -> heads.ideation(text.terms()))
                .shareFrom(heads.reviewFrom(), text -> true)));
    figures.put(
        "veiled.hopelessness.foundOfTheRest",
        finite(
            ranking(hopeless, text -> heads.hopelessness().probability(text.terms()))
                .shareFrom(
                    heads.hopelessnessFrom(),
                    text -> heads.ideation(text.terms()) < heads.reviewFrom())));
  }

  private void ofContext(
      Map<String, @Nullable Object> figures,
      List<EncodedText> segments,
      List<EncodedText> ordinary) {
    Ranking sentiment = ranking(segments, text -> context.sentiment().probability(text.terms()));
    figures.put(
        "sentiment.auc", finite(sentiment.auc(ContextLabels.POSITIVE, ContextLabels.NEGATIVE)));
    figures.put(
        "sentiment.stress.auc", finite(sentiment.auc(Labels.STRESSED.negate(), Labels.STRESSED)));
    figures.put(
        "sentiment.wordList.stress.auc",
        finite(
            ranking(segments, EncodedText::balance)
                .auc(Labels.STRESSED.negate(), Labels.STRESSED)));
    for (JournalTheme theme : ContextHeads.THEMES) {
      Predicate<EncodedText> speaks = ContextLabels.of(theme);
      Ranking ranking = ranking(segments, text -> context.head(theme).probability(text.terms()));
      long n = segments.stream().filter(speaks).count();
      figures.put(
          ContextTraining.figure(theme, "f1"),
          n == 0 ? null : finite(ranking.f1(context.from(theme), speaks)));
      figures.put(ContextTraining.figure(theme, "n"), segments.isEmpty() ? null : n);
      figures.put(
          ContextTraining.figure(theme, "ordinary"),
          finite(
              ranking(ordinary, text -> context.head(theme).probability(text.terms()))
                  .shareFrom(context.from(theme), text -> true)));
    }
  }

  /** Share, of those without a plain phrase, for which the models ask for a review. */
  private @Nullable Double reviewed(Ranking ranking, Predicate<EncodedText> which) {
    return finite(ranking.shareFrom(heads.reviewFrom(), which.and(Labels.NOT_SAID_PLAINLY)));
  }

  private static Ranking ranking(List<EncodedText> texts, ToDoubleFunction<EncodedText> score) {
    return new Ranking(texts, texts.stream().map(score::applyAsDouble).toList());
  }

  private List<EncodedText> encoded(
      String name, Function<Path, List<LabelledText>> reader, Path data) {
    List<LabelledText> texts = new ArrayList<>();
    try {
      texts.addAll(reader.apply(data));
    } catch (DatasetException e) {
      progress.accept("%s: left out, %s".formatted(name, e.getMessage()));
      return List.of();
    }
    collectionsRead++;
    return encoding.encode(texts);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
