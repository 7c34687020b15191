package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JournalFoldTest {
  private static final long NOW = Entries.WRITTEN;

  private final JournalFold fold = new JournalFold();
  private @Nullable EntryMemory memory;

  @Test
  void aHitIsPublishedWithWhatAnAlertNeeds() {
    String text = "Slept badly. I want to die.";
    JournalSignal signal = onlyOne(take(0, text));

    assertThat(signal.entryId()).isEqualTo("e-1");
    assertThat(signal.patientId()).isEqualTo("p-1");
    assertThat(signal.ruleId()).isEqualTo("wish-want-to-die");
    assertThat(signal.kind()).isEqualTo(FindingKind.PHRASE);
    assertThat(signal.tier()).isEqualTo(Tier.SAME_DAY);
    assertThat(text.substring(signal.spanStart(), signal.spanEnd())).isEqualTo("want to die");
    assertThat(signal.eventTimeMillis()).isEqualTo(Entries.WRITTEN);
    assertThat(signal.notifies()).isTrue();
    assertThat(signal.retracted()).isFalse();
    assertThat(signal.hits()).isEqualTo(1);
  }

  @Test
  void ofSeveralPlacesTheOneOfTheHighestTierIsShownAndAllAreCounted() {
    String text = "She wants to die. I want to die. I don't want to die.";
    JournalSignal signal = onlyOne(take(0, text));

    assertThat(signal.hits()).isEqualTo(3);
    assertThat(signal.tier()).isEqualTo(Tier.SAME_DAY);
    assertThat(signal.spanStart()).isEqualTo(text.indexOf("want to die. I don't"));
  }

  @Test
  void aReSendChangesNothing() {
    take(0, "I want to die.");

    assertThat(take(0, "I want to die.")).isEmpty();
  }

  @Test
  void aCorrectionWithdrawsWhatItNoLongerHolds() {
    take(0, "I want to die. I feel hopeless.");

    assertThat(take(1, "I feel hopeless."))
        .extracting(
            JournalSignal::ruleId,
            JournalSignal::retracted,
            JournalSignal::entryRevision,
            JournalSignal::revision)
        .containsExactlyInAnyOrder(
            tuple("hopeless-hopeless", false, 1, 1), tuple("wish-want-to-die", true, 0, 1));
  }

  @Test
  void aRetractionWithdrawsEverything() {
    take(0, "I want to die. I feel hopeless.");

    assertThat(take(1, "")).hasSize(2).allMatch(JournalSignal::retracted);
  }

  @Test
  void whatCameBackStandsAgain() {
    take(0, "I want to die.");
    take(1, "");

    assertThat(take(2, "I want to die."))
        .extracting(JournalSignal::retracted, JournalSignal::revision)
        .containsExactly(tuple(false, 2));
  }

  @Test
  void anOlderRevisionThatComesLateIsToldAndWithdrawn() {
    take(1, "All is well.");

    assertThat(take(0, "I want to die."))
        .extracting(JournalSignal::retracted, JournalSignal::revision)
        .containsExactly(tuple(false, 0), tuple(true, 1));
  }

  @Test
  void worseWordsUnderARevisionAlreadyReadDoNotPassUnseen() {
    take(0, "She wants to die.");

    assertThat(take(0, "I want to die."))
        .extracting(JournalSignal::tier)
        .containsExactly(Tier.SAME_DAY);
    assertThat(take(0, "She wants to die.")).isEmpty();
  }

  @Test
  void theStrictestRulesTravelOn() {
    Envelope plain = Entries.envelope(0, false);
    take(
        new JournalReading(
            new Envelope(
                plain.eventId(),
                plain.patientId(),
                plain.eventTimeMillis(),
                plain.receivedAtMillis(),
                0,
                Source.REPLAY,
                0,
                false,
                Confidentiality.PART2_SUD),
            true,
            FindingKind.PHRASE,
            Entries.read("I want to die.")));

    assertThat(take(1, "I want to die. So hopeless."))
        .hasSize(2)
        .allMatch(signal -> signal.confidentiality() == Confidentiality.PART2_SUD)
        .allMatch(JournalSignal::notifies);
  }

  @Test
  void historyNotifiesNobody() {
    Envelope plain = Entries.envelope(0, false);
    Envelope imported =
        new Envelope(
            plain.eventId(),
            plain.patientId(),
            plain.eventTimeMillis(),
            plain.receivedAtMillis(),
            0,
            Source.IMPORT,
            0,
            false,
            Confidentiality.NORMAL);

    assertThat(
            take(
                new JournalReading(
                    imported, false, FindingKind.PHRASE, Entries.read("I want to die."))))
        .singleElement()
        .matches(signal -> !signal.notifies());
  }

  private List<JournalSignal> take(int revision, String text) {
    return take(Entries.reading(revision, text));
  }

  private List<JournalSignal> take(JournalReading reading) {
    JournalFold.Outcome outcome = fold.apply(memory, reading, NOW);
    memory = outcome.memory();
    return new ArrayList<>(outcome.signals());
  }

  private static JournalSignal onlyOne(List<JournalSignal> signals) {
    assertThat(signals).hasSize(1);
    return signals.get(0);
  }
}
