package org.attune.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalChecksTest {
  private static final long NOW = 1_780_000_000_000L;

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-US", "EN-gb", "en-Latn-US"})
  void englishIsRead(String tag) {
    assertThat(JournalChecks.check(entry("Fine.", tag), NOW)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "english please", "es-MX", "de", "en_US!", "und"})
  void anyOtherTagIsSetAside(String tag) {
    assertThat(JournalChecks.check(entry("Fine.", tag), NOW))
        .isEqualTo(new Rejection(RejectionReason.MALFORMED, "language"));
  }

  @Test
  void anEmptyTextIsSetAsideUnlessWithdrawn() {
    assertThat(JournalChecks.check(entry(" \n", "en"), NOW))
        .isEqualTo(new Rejection(RejectionReason.MALFORMED, "text"));
    assertThat(
            JournalChecks.check(
                new JournalEntry(envelope("e-1", NOW, NOW, 1, true), "", "", PromptKind.FREE), NOW))
        .isNull();
  }

  @Test
  void aTextThatIsTooLongIsSetAside() {
    String longest = "a".repeat(JournalChecks.MAX_TEXT_LENGTH);

    assertThat(JournalChecks.check(entry(longest, "en"), NOW)).isNull();
    assertThat(JournalChecks.check(entry(longest + "a", "en"), NOW))
        .isEqualTo(new Rejection(RejectionReason.MALFORMED, "text"));
  }

  @Test
  void aLateEntryIsUsedLikeAnyOther() {
    long monthsAgo = NOW - 200L * 24 * 60 * 60 * 1000;

    assertThat(
            JournalChecks.check(
                new JournalEntry(
                    envelope("e-1", monthsAgo, NOW, 0, false), "Fine.", "en", PromptKind.FREE),
                NOW))
        .isNull();
  }

  @Test
  void wrongClocksAreNamedAndMended() {
    long year = 365L * 24 * 60 * 60 * 1000;
    Envelope ahead = envelope("", NOW + year, NOW + year, 0, false);

    assertThat(
            JournalChecks.check(
                new JournalEntry(
                    envelope("e-1", NOW + year, NOW, 0, false), "Fine.", "en", PromptKind.FREE),
                NOW))
        .isEqualTo(new Rejection(RejectionReason.WRONG_CLOCK, "eventTime"));
    assertThat(JournalChecks.wrongClock(ahead, NOW)).isTrue();
    Envelope mended = JournalChecks.mended(ahead, NOW, "attune.journals/0/7");
    assertThat(mended.eventTimeMillis()).isEqualTo(NOW);
    assertThat(mended.receivedAtMillis()).isEqualTo(NOW);
    assertThat(mended.eventId()).isEqualTo("attune.journals/0/7");
    assertThat(JournalChecks.wrongClock(mended, NOW)).isFalse();
  }

  private static JournalEntry entry(String text, String language) {
    return new JournalEntry(envelope("e-1", NOW, NOW, 0, false), text, language, PromptKind.FREE);
  }

  private static Envelope envelope(
      String eventId, long eventTime, long receivedAt, int revision, boolean retracted) {
    return new Envelope(
        eventId,
        "p-1",
        eventTime,
        receivedAt,
        0,
        Source.APP,
        revision,
        retracted,
        Confidentiality.NORMAL);
  }
}
