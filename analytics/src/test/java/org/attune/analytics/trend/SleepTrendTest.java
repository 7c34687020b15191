package org.attune.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.ASleep;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.EventChecks;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.trend.change.ChangeSettings;
import org.junit.jupiter.api.Test;

/** Sleep from the episodes to the points of its days. */
final class SleepTrendTest {
  private static final APatient PATIENT = APatient.enrolled().inZone("America/Chicago");
  private static final ASleep NIGHT =
      PATIENT
          .slept("2026-03-02T23:00", "2026-03-03T07:00")
          .asleep(432)
          .event(event -> event.id("night"));

  private final InMemoryDayStore store = new InMemoryDayStore();
  private final TrendFold fold = new TrendFold(ChangeSettings.DEFAULT);

  @Test
  void aNightSentAgainCountsOnce() {
    assertThat(apply(NIGHT).changed()).isTrue();
    assertThat(apply(NIGHT).changed()).isFalse();

    assertThat(day("2026-03-03")).containsEntry("sleep-duration", 7.2);
  }

  @Test
  void aCorrectedNightReplacesTheFirstVersionInWhicheverOrderTheyCome() {
    ASleep corrected = NIGHT.asleep(390).event(event -> event.revision(1));
    apply(corrected);
    apply(NIGHT);

    assertThat(day("2026-03-03"))
        .containsEntry("sleep-duration", 6.5)
        .containsEntry("sleep-efficiency", 81.25);
  }

  @Test
  void aCorrectionThatLearnsThereWasNoSleepToTellTakesTheDurationBack() {
    apply(NIGHT);
    apply(
        PATIENT
            .slept("2026-03-02T23:00", "2026-03-03T07:00")
            .event(event -> event.id("night").revision(1)));

    assertThat(day("2026-03-03")).containsOnlyKeys("sleep-midpoint");
  }

  @Test
  void aCorrectionMayNotMoveANightToAnotherDate() {
    apply(NIGHT);
    ASleep moved =
        PATIENT
            .slept("2026-03-02T16:00", "2026-03-02T23:50")
            .event(event -> event.id("night").revision(1));

    assertThat(apply(moved).rejected()).isEqualTo(RejectionReason.MOVED_DAY);
    assertThat(day("2026-03-03")).containsEntry("sleep-duration", 7.2);
  }

  @Test
  void aWithdrawnNightLeavesADayWithoutAValue() {
    apply(NIGHT);
    assertThat(day("2026-03-03")).isNotEmpty();
    apply(NIGHT.event(event -> event.retractedBy(1)));

    assertThat(fold.publish(store, PATIENT.id()))
        .hasSize(3)
        .allSatisfy(point -> assertThat(point.samples()).isZero());
  }

  @Test
  void aNightThatSyncsDaysLaterStillBelongsToItsDate() {
    apply(NIGHT.event(event -> event.receivedAfter(Duration.ofDays(9))));

    assertThat(day("2026-03-03")).containsEntry("sleep-duration", 7.2);
  }

  @Test
  void ofTwoDevicesThatSawANightOnlyThePreferredOneCounts() {
    apply(NIGHT.device("ring", 5).asleep(400).event(event -> event.id("ring")));
    apply(NIGHT);

    assertThat(day("2026-03-03")).containsEntry("sleep-duration", 6.666667);
  }

  @Test
  void napsOfADayAddUpApartFromTheNightAndEachOnce() {
    ASleep first = PATIENT.slept("2026-03-03T13:00", "2026-03-03T13:45").nap();
    apply(NIGHT);
    apply(first);
    apply(first);
    apply(PATIENT.slept("2026-03-03T17:00", "2026-03-03T17:30").nap());

    assertThat(day("2026-03-03"))
        .containsEntry("nap-duration", 1.25)
        .containsEntry("sleep-duration", 7.2);
  }

  @Test
  void whatThePatientTellsDoesNotTouchWhatTheDeviceMeasured() {
    apply(NIGHT);
    apply(NIGHT.reported().asleep(300).event(event -> event.id("diary")));

    assertThat(day("2026-03-03"))
        .containsEntry("sleep-duration", 7.2)
        .containsEntry("sleep-duration-reported", 5.0);
  }

  private TrendFold.Outcome apply(ASleep sleep) {
    SleepEpisode episode = sleep.episode();
    Checked checked = EventChecks.check(episode, episode.envelope().receivedAtMillis());
    return fold.apply(store, Objects.requireNonNull(checked.observation()));
  }

  /** Metric → value as last published, of the metrics that have one on that day. */
  private Map<String, Double> day(String date) {
    Map<String, Double> values = new TreeMap<>();
    for (TrendPoint point : fold.publish(store, PATIENT.id())) {
      if (point.epochDay() == LocalDate.parse(date).toEpochDay() && point.samples() > 0) {
        values.put(point.metric(), Math.rint(point.value() * 1e6) / 1e6);
      }
    }
    return values;
  }
}
