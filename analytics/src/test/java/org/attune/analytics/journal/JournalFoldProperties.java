package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

final class JournalFoldProperties {
  private static final List<String> TEXTS =
      List.of(
          "",
          "All is well.",
          "I want to die.",
          "She wants to die.",
          "Then I want to die. So hopeless.",
          "I am going to kill myself.",
          "I don't want to die. I have a plan.");

  private final JournalFold fold = new JournalFold();

  @Property
  void theLastWordIsTheSameInWhateverOrderRevisionsArrive(
      @ForAll("texts") List<String> texts, @ForAll("shuffles") List<Integer> order) {
    List<Integer> inOrder = order.stream().sorted().toList();

    assertThat(lastWords(texts, order)).isEqualTo(lastWords(texts, inOrder));
  }

  @Property
  void reSendsChangeNothing(
      @ForAll("texts") List<String> texts, @ForAll("shuffles") List<Integer> order) {
    List<Integer> twice = new ArrayList<>(order);
    twice.addAll(order);

    assertThat(published(texts, twice)).isEqualTo(published(texts, order));
  }

  @Property
  void everyRuleThatEverFiredWasToldWithItsHighestTier(
      @ForAll("texts") List<String> texts, @ForAll("shuffles") List<Integer> order) {
    List<JournalSignal> told = published(texts, order);
    for (int revision : order) {
      for (JournalFinding finding : Entries.read(texts.get(revision))) {
        assertThat(told)
            .anyMatch(
                signal ->
                    signal.ruleId().equals(finding.ruleId())
                        && signal.tier().compareTo(finding.tier()) >= 0
                        && !signal.retracted());
      }
    }
    Set<String> fired =
        order.stream()
            .flatMap(revision -> Entries.read(texts.get(revision)).stream())
            .map(JournalFinding::ruleId)
            .collect(Collectors.toSet());
    assertThat(told).extracting(JournalSignal::ruleId).allMatch(fired::contains);
  }

  private Map<String, JournalSignal> lastWords(List<String> texts, List<Integer> order) {
    Map<String, JournalSignal> last = new HashMap<>();
    published(texts, order).forEach(signal -> last.put(signal.ruleId(), signal));
    return last;
  }

  private List<JournalSignal> published(List<String> texts, List<Integer> order) {
    @Nullable EntryMemory memory = null;
    List<JournalSignal> all = new ArrayList<>();
    for (int revision : order) {
      JournalFold.Outcome outcome =
          fold.apply(memory, Entries.reading(revision, texts.get(revision)), Entries.WRITTEN);
      memory = outcome.memory();
      all.addAll(outcome.signals());
    }
    return all;
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(TEXTS).list().ofSize(4);
  }

  @Provide
  Arbitrary<List<Integer>> shuffles() {
    return Arbitraries.shuffle(0, 1, 2, 3);
  }
}
