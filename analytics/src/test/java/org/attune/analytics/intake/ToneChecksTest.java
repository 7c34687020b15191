package org.attune.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.attune.analytics.event.JournalTone;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.attune.analytics.metric.MetricCatalog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ToneChecksTest {
  private static final AnEvent EVENT = APatient.enrolled().at("2026-03-02T12:10");

  @Test
  void anEntryCountsOnTheLocalDayOnWhichItWasWritten() {
    Observation observed = fit(tone(PromptKind.FREE, -0.25));
    assertThat(observed.days())
        .containsExactly(
            new DaySamples(
                (int) LocalDate.parse("2026-03-02").toEpochDay(),
                List.of(EventChecks.sample(MetricCatalog.JOURNAL_TONE, 0, -0.25))));
    assertThat(observed.envelope().eventId())
        .as("a check-in of the same id is another event")
        .isEqualTo("journal:" + EVENT.envelope().eventId());
  }

  @ParameterizedTest
  @EnumSource(
      value = PromptKind.class,
      names = {"GRATITUDE", "EXPOSURE_EXERCISE"})
  void whatSoundsAsItWasAskedToSaysNothing(PromptKind kind) {
    assertThat(fit(tone(kind, 0.9)).days()).allMatch(day -> day.samples().isEmpty());
  }

  @Test
  void whatNoModelReadTakesBackWhatAnEarlierRevisionSaid() {
    assertThat(fit(tone(PromptKind.FREE, null)).days())
        .singleElement()
        .matches(day -> day.samples().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.01, 1.01, Double.NaN})
  void aValueOutsideTheScaleIsTurnedAway(double valence) {
    assertThat(check(tone(PromptKind.FREE, valence)).rejection())
        .isEqualTo(new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, "valence"));
  }

  @Test
  void aToneShowsNothingPersonal() {
    assertThat(tone(PromptKind.FREE, 0.1)).hasToString("JournalTone[redacted]");
  }

  private static JournalTone tone(PromptKind kind, @Nullable Double valence) {
    return new JournalTone(EVENT.envelope(), kind, valence);
  }

  private static Checked check(JournalTone tone) {
    return EventChecks.check(tone, tone.envelope().receivedAtMillis());
  }

  private static Observation fit(JournalTone tone) {
    return Objects.requireNonNull(check(tone).observation());
  }
}
