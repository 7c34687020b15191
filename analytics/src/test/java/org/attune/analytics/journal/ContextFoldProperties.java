package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Source;
import org.jspecify.annotations.Nullable;

final class ContextFoldProperties {
  private final ContextFold fold = new ContextFold();

  /** A revision of an entry as it may be: withdrawn, read or not, under some rules. */
  record Version(boolean retracted, boolean read, Confidentiality rules) {}

  @Property
  void theLastWordIsTheSameInWhateverOrderRevisionsArrive(
      @ForAll("versions") List<Version> versions, @ForAll("shuffles") List<Integer> order) {
    List<EntryContext> told = told(versions, order);
    EntryContext last = told.get(told.size() - 1);
    List<EntryContext> inOrder = told(versions, order.stream().sorted().toList());

    assertThat(last).isEqualTo(inOrder.get(inOrder.size() - 1));
    assertThat(last.envelope().revision()).isEqualTo(versions.size() - 1);
    assertThat(last.envelope().retracted())
        .isEqualTo(versions.get(versions.size() - 1).retracted());
    assertThat(versions)
        .allSatisfy(
            version ->
                assertThat(last.envelope().confidentiality().strictest(version.rules()))
                    .isEqualTo(last.envelope().confidentiality()));
  }

  @Property
  void reSendsAreToldOnce(
      @ForAll("versions") List<Version> versions, @ForAll("shuffles") List<Integer> order) {
    List<Integer> twice = new ArrayList<>(order);
    twice.addAll(order);

    assertThat(told(versions, twice)).isEqualTo(told(versions, order));
  }

  @Property
  void ofOneRevisionAWithdrawalWinsThenWhatAModelRead(@ForAll("versions") List<Version> versions) {
    List<EntryContext> told = new ArrayList<>();
    ContextMemory memory = null;
    for (Version version : versions) {
      ContextFold.Outcome outcome = fold.apply(memory, context(1, version), Entries.WRITTEN);
      memory = outcome.memory();
      told.add(Objects.requireNonNull(memory).latest());
    }
    EntryContext last = told.get(told.size() - 1);

    assertThat(last.envelope().retracted())
        .isEqualTo(versions.stream().anyMatch(Version::retracted));
    if (!last.envelope().retracted()) {
      assertThat(last.readByModel()).isEqualTo(versions.stream().anyMatch(Version::read));
    }
  }

  private List<EntryContext> told(List<Version> versions, List<Integer> order) {
    List<EntryContext> told = new ArrayList<>();
    @Nullable ContextMemory memory = null;
    for (int revision : order) {
      ContextFold.Outcome outcome =
          fold.apply(memory, context(revision, versions.get(revision)), Entries.WRITTEN);
      memory = outcome.memory();
      if (outcome.published() != null) {
        told.add(outcome.published());
      }
    }
    return told;
  }

  private static EntryContext context(int revision, Version version) {
    return EntryContext.of(
        new Envelope(
            "e-1",
            "p-1",
            Entries.WRITTEN,
            Entries.WRITTEN + revision,
            0,
            Source.APP,
            revision,
            version.retracted(),
            version.rules()),
        false,
        PromptKind.FREE,
        true,
        ContextReader.Findings.NONE,
        version.read() && !version.retracted() ? new Sounding(0.5, 0.25, 0.75, List.of()) : null);
  }

  @Provide
  Arbitrary<List<Version>> versions() {
    return Arbitraries.of(true, false)
        .flatMap(
            retracted ->
                Arbitraries.of(true, false)
                    .flatMap(
                        read ->
                            Arbitraries.of(Confidentiality.values())
                                .map(rules -> new Version(retracted, read, rules))))
        .list()
        .ofSize(4);
  }

  @Provide
  Arbitrary<List<Integer>> shuffles() {
    return Arbitraries.shuffle(0, 1, 2, 3);
  }
}
