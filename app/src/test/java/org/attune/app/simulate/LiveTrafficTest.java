package org.attune.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.attune.analytics.alert.Tier;
import org.attune.app.replay.CountingSink;
import org.attune.app.replay.EventChecks;
import org.attune.app.replay.EventCounts;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.event.JournalEntry;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

class LiveTrafficTest {
  private static final Instant END = Instant.parse("2026-03-20T18:30:00Z");
  private static final Instant START = END.plusSeconds(40);
  private static final Cohort COHORT =
      Cohort.generate(CohortSettings.of(7, 20, 56, END).withSampleEvery(Duration.ofMinutes(20)));

  private static List<TimedEvent> first(Duration lasting) {
    List<TimedEvent> events = new ArrayList<>();
    Iterator<TimedEvent> stream =
        new LiveTraffic(COHORT, LiveTraffic.DEMONSTRATION_SPEED_UP).from(START);
    TimedEvent event = stream.next();
    while (event.receivedAtMillis() < START.plus(lasting).toEpochMilli()) {
      events.add(event);
      event = stream.next();
    }
    return events;
  }

  private static boolean raisesSafety(TimedEvent event) {
    if (event.record() instanceof Assessment form && form.getInstrument().equals("phq-9")) {
      return form.getAnswers().stream()
          .anyMatch(
              answer ->
                  answer.getItem() == 9 && answer.getValue() != null && answer.getValue() > 0);
    }
    if (event.record() instanceof JournalEntry entry) {
      return JournalsTest.highestTier(entry).compareTo(Tier.ROUTINE) > 0;
    }
    return event.record() instanceof CheckIn checkIn
        && checkIn.getRatings().stream()
            .anyMatch(
                rating ->
                    Set.of("urge-suicide", "urge-self-harm").contains(rating.getMetric())
                        && rating.getValue() >= 4);
  }

  @Test
  void aDeterioratingPatientAnswersItem9WithTwoWithinTwentySeconds() {
    TimedEvent safety =
        first(Duration.ofSeconds(20)).stream()
            .filter(LiveTrafficTest::raisesSafety)
            .findFirst()
            .orElseThrow();
    assertThat(((Assessment) safety.record()).getAnswers().get(8).getValue()).isEqualTo(2);
    assertThat(COHORT.truth())
        .anyMatch(
            patient ->
                patient.patientId().equals(safety.patientId())
                    && patient.archetype() == Archetype.DETERIORATING);
  }

  @Test
  void safetyAnswersComeNowAndThenAndNeverAsAFlood() {
    List<TimedEvent> safety =
        first(Duration.ofHours(2)).stream().filter(LiveTrafficTest::raisesSafety).toList();
    assertThat(safety).hasSizeBetween(2, 15);
    for (int i = 1; i < safety.size(); i++) {
      assertThat(safety.get(i).receivedAtMillis() - safety.get(i - 1).receivedAtMillis())
          .isGreaterThanOrEqualTo(Duration.ofMinutes(8).toMillis());
    }
  }

  @Test
  void everyPatientWhoStillAnswersChecksInAboutOnceAMinute() {
    List<TimedEvent> checkIns =
        first(Duration.ofMinutes(30)).stream()
            .filter(event -> event.topic() == Topic.CHECK_INS)
            .toList();
    for (PatientTruth patient : COHORT.truth()) {
      long number =
          checkIns.stream().filter(e -> e.patientId().equals(patient.patientId())).count();
      if (patient.archetype() == Archetype.FALLING_SILENT) {
        assertThat(number).isZero();
      } else {
        assertThat(number).isBetween(8L, 32L);
      }
    }
  }

  @Test
  void everyEventIsPlausibleFreshNamedOnceAndInReceiveOrder() {
    List<TimedEvent> events = first(Duration.ofMinutes(10));
    EventChecks.assertReceiveOrder(events.iterator());
    Set<String> keys = new HashSet<>();
    COHORT.history().forEachRemaining(event -> keys.add(event.topic() + event.key()));
    for (TimedEvent event : events) {
      assertThat(keys.add(event.topic() + event.key())).isTrue();
      assertThat(EventChecks.implausibleValues(event)).isZero();
      EventChecks.assertSurvivesTheWire(event);
      assertThat(event.record().get(event.record().getSchema().getField("source").pos()))
          .isIn(Source.APP, Source.DEVICE);
    }
  }

  @Test
  void whatALateSyncersWearableHeldBackComesInOneGo() {
    String lateSyncer =
        COHORT.truth().stream()
            .filter(patient -> patient.archetype() == Archetype.LATE_SYNCER)
            .findFirst()
            .orElseThrow()
            .patientId();
    assertThat(first(Duration.ofSeconds(30)))
        .filteredOn(event -> event.patientId().equals(lateSyncer))
        .filteredOn(event -> event.record() instanceof BiometricBatch)
        .filteredOn(event -> ((BiometricBatch) event.record()).getIntervalEnd().isBefore(END))
        .hasSizeGreaterThan(20);
  }

  @Test
  void theSameStartGivesTheSameEventsAndALaterStartNewOnes() {
    LiveTraffic traffic = new LiveTraffic(COHORT, 480);
    List<TimedEvent> once = take(traffic.from(START));
    assertThat(take(traffic.from(START))).isEqualTo(once);
    assertThat(take(traffic.from(START.plusSeconds(3600))).stream().map(TimedEvent::key))
        .doesNotContainAnyElementsOf(
            once.stream()
                .filter(event -> !(event.record() instanceof BiometricBatch))
                // What a late syncer held back is the same whenever it comes.
                .filter(event -> !(event.record() instanceof SleepEpisode))
                .map(TimedEvent::key)
                .toList());
  }

  @Test
  void eventsAreSentWhenTheirTimeComesAndTheRunEnds() throws InterruptedException {
    EventCounts counts = new EventCounts();
    Clock impatient = new SteppingClock(START);
    new LiveTraffic(COHORT, 480)
        .run(
            new CountingSink(new CountingSink.Nowhere(), counts), impatient, Duration.ofMinutes(5));
    assertThat(counts.total()).isEqualTo(first(Duration.ofMinutes(5)).size());
  }

  @Test
  void aSpeedUpOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new LiveTraffic(COHORT, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed-up");
  }

  private static List<TimedEvent> take(Iterator<TimedEvent> stream) {
    List<TimedEvent> events = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      events.add(stream.next());
    }
    return events;
  }

  /** A clock on which a minute passes at every look. */
  private static final class SteppingClock extends Clock {
    private Instant now;

    SteppingClock(Instant start) {
      this.now = start;
    }

    @Override
    public Instant instant() {
      Instant seen = now;
      now = now.plusSeconds(60);
      return seen;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
