package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class ScorerProperties {

  @Property
  void aTotalStaysInRangeAndMissingNeverHides(
      @ForAll("instruments") Instrument instrument, @ForAll("forms") Map<Integer, Integer> form) {
    Score score = Scorer.score(instrument, form);
    Integer total = score.total();
    boolean scored = Set.of(ScoreStatus.COMPLETE, ScoreStatus.PRORATED).contains(score.status());
    assertThat(total != null).isEqualTo(scored);
    assertThat(score.band() != null).isEqualTo(scored);
    assertThat(score.prorated()).isEqualTo(score.status() == ScoreStatus.PRORATED);
    if (total != null) {
      assertThat(total).isBetween(0, 3 * instrument.items().size());
    }
    List<Integer> blank =
        instrument.items().stream()
            .map(InstrumentItem::number)
            .filter(number -> !form.containsKey(number))
            .toList();
    assertThat(score.missingItems()).isEqualTo(blank);
  }

  @Property
  void aWorseAnswerNeverLowersTheTotal(
      @ForAll("instruments") Instrument instrument, @ForAll("forms") Map<Integer, Integer> form) {
    Map<Integer, Integer> worse = new HashMap<>(form);
    worse.replaceAll((item, answer) -> Math.min(answer + 1, 3));
    Integer before = Scorer.score(instrument, form).total();
    Integer after = Scorer.score(instrument, worse).total();
    if (before != null && after != null) {
      assertThat(after).isGreaterThanOrEqualTo(before);
    }
  }

  @Provide
  static Arbitrary<Instrument> instruments() {
    return Arbitraries.of(Instruments.PHQ_9, Instruments.GAD_7);
  }

  /** Mostly well-formed forms of items 1 to 10; some blanks, a few answers out of range. */
  @Provide
  static Arbitrary<Map<Integer, Integer>> forms() {
    Arbitrary<Optional<Integer>> answer =
        Arbitraries.frequencyOf(
            Tuple.of(40, Arbitraries.integers().between(0, 3).map(Optional::of)),
            Tuple.of(1, Arbitraries.of(-1, 4, 9).map(Optional::of)),
            Tuple.of(4, Arbitraries.just(Optional.empty())));
    return answer.list().ofSize(10).map(ScorerProperties::form);
  }

  private static Map<Integer, Integer> form(List<Optional<Integer>> answers) {
    Map<Integer, Integer> form = new HashMap<>();
    for (int index = 0; index < answers.size(); index++) {
      int item = index + 1;
      answers.get(index).ifPresent(answer -> form.put(item, answer));
    }
    return form;
  }
}
