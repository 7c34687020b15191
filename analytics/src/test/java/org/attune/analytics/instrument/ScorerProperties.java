package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class ScorerProperties {

  /** An instrument with a form of it. */
  record Filled(Instrument instrument, Map<Integer, Integer> form) {}

  @Property(edgeCases = EdgeCasesMode.NONE)
  void scoresStayInRangeAndMissingNeverHides(@ForAll("filled") Filled filled) {
    Instrument instrument = filled.instrument();
    Score score = Scorer.score(instrument, filled.form());
    for (ScaleScore given : score.scales()) {
      Scale scale = instrument.scale(given.scale()).orElseThrow();
      assertThat(given.value()).isBetween(instrument.min(scale), instrument.max(scale));
      assertThat(given.value() % scale.multiplier()).isZero();
      assertThat(given.prorated()).isEqualTo(!filled.form().keySet().containsAll(scale.items()));
    }
    assertThat(score.prorated())
        .isEqualTo(score.scale(Scale.TOTAL).map(ScaleScore::prorated).orElse(false));
    assertThat(score.missingItems())
        .isEqualTo(
            instrument.items().stream()
                .map(InstrumentItem::number)
                .filter(number -> !filled.form().containsKey(number))
                .toList());
    if (!score.implausibleItems().isEmpty()) {
      assertThat(score.scales()).isEmpty();
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aProratedScoreLiesBetweenBlanksAtTheirLowestAndAtTheirHighest(
      @ForAll("filled") Filled filled) {
    Instrument instrument = filled.instrument();
    Score score = Scorer.score(instrument, filled.form());
    for (ScaleScore given : score.scales()) {
      assertThat(given.value())
          .isBetween(
              with(filled, given.scale(), InstrumentItem::min),
              with(filled, given.scale(), InstrumentItem::max));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aHigherAnswerNeverLowersAScore(@ForAll("filled") Filled filled) {
    Map<Integer, Integer> higher = new HashMap<>(filled.form());
    higher.replaceAll(
        (number, answer) ->
            filled
                .instrument()
                .item(number)
                .map(item -> item.allows(answer) ? Math.min(answer + 1, item.max()) : answer)
                .orElse(answer));
    Score before = Scorer.score(filled.instrument(), filled.form());
    Score after = Scorer.score(filled.instrument(), higher);
    assertThat(after.scales()).hasSameSizeAs(before.scales());
    for (int index = 0; index < before.scales().size(); index++) {
      assertThat(after.scales().get(index).value())
          .isGreaterThanOrEqualTo(before.scales().get(index).value());
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theOrderOfTheAnswersDoesNotMatter(@ForAll("filled") Filled filled, @ForAll Random random) {
    List<Integer> order = new ArrayList<>(filled.form().keySet());
    Collections.shuffle(order, random);
    Map<Integer, Integer> shuffled = new LinkedHashMap<>();
    order.forEach(number -> shuffled.put(number, filled.form().getOrDefault(number, -1)));
    assertThat(Scorer.score(filled.instrument(), shuffled))
        .isEqualTo(Scorer.score(filled.instrument(), filled.form()));
  }

  /** The score with every blank filled in. */
  private static int with(Filled filled, String scale, ToIntFunction<InstrumentItem> answer) {
    Map<Integer, Integer> whole = new HashMap<>(filled.form());
    for (InstrumentItem item : filled.instrument().items()) {
      whole.putIfAbsent(item.number(), answer.applyAsInt(item));
    }
    return Scorer.score(filled.instrument(), whole).scale(scale).orElseThrow().value();
  }

  @Provide
  static Arbitrary<Filled> filled() {
    return Arbitraries.of(Instruments.all())
        .flatMap(
            instrument ->
                Combinators.combine(
                        instrument.items().stream().map(ScorerProperties::answer).toList())
                    .as(answers -> new Filled(instrument, form(instrument, answers))));
  }

  /** Mostly an answer in range; some blanks, a few out of range. */
  private static Arbitrary<Optional<Integer>> answer(InstrumentItem item) {
    return Arbitraries.frequencyOf(
        Tuple.of(60, Arbitraries.integers().between(item.min(), item.max()).map(Optional::of)),
        Tuple.of(1, Arbitraries.of(item.min() - 1, item.max() + 1).map(Optional::of)),
        Tuple.of(4, Arbitraries.just(Optional.empty())));
  }

  private static Map<Integer, Integer> form(
      Instrument instrument, List<Optional<Integer>> answers) {
    Map<Integer, Integer> form = new HashMap<>();
    for (int index = 0; index < answers.size(); index++) {
      int number = instrument.items().get(index).number();
      answers.get(index).ifPresent(answer -> form.put(number, answer));
    }
    // The difficulty question of the PHQ-9, the progress question of the BAM: not scored.
    form.put(99, 3);
    return form;
  }
}
