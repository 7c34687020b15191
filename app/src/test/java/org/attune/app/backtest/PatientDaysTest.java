package org.attune.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.analytics.metric.TreatmentMarks;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.TimedEvent;
import org.attune.app.simulate.Cohort;
import org.attune.app.simulate.CohortSettings;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.event.SleepOrigin;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

class PatientDaysTest {
  private static final Instant END = Instant.parse("2026-03-20T18:30:00Z");
  private static final Cohort COHORT =
      Cohort.generate(CohortSettings.of(7, 18, 28, END).withSampleEvery(Duration.ofHours(1)));
  private static final double ROUNDING = 1e-6;
  private static final List<TimedEvent> EVENTS = events();

  private static List<TimedEvent> events() {
    List<TimedEvent> events = new ArrayList<>();
    COHORT.history().forEachRemaining(events::add);
    return events;
  }

  private static List<PatientDays> people() {
    int first = (int) COHORT.truth().get(0).firstDay().toEpochDay();
    List<Dataset.Subject> subjects =
        COHORT.truth().stream()
            .map(
                patient ->
                    new Dataset.Subject(
                        patient.patientId(), patient.patientId(), first, first + 28))
            .toList();
    return PatientDays.of(subjects, EVENTS.iterator(), metric -> true);
  }

  @Test
  void everyKindOfEventHasItsDayValues() {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    EVENTS.forEach(event -> topics.add(event.topic()));
    assertThat(topics)
        .contains(
            Topic.CHECK_INS,
            Topic.ASSESSMENTS,
            Topic.BIOMETRICS,
            Topic.SLEEP,
            Topic.SESSIONS,
            Topic.TREATMENT_EVENTS);

    Set<String> metrics = new TreeSet<>();
    people().forEach(person -> metrics.addAll(person.points().keySet()));
    assertThat(metrics)
        .contains(
            "mood",
            "phq-9-total",
            "heart-rate",
            "sleep-duration",
            "sleep-efficiency",
            "sleep-midpoint",
            "sleep-duration-reported",
            "session-minutes",
            TreatmentMarks.MEDICATION);
  }

  @Test
  void aNightCountsWithTheHoursTheWatchMeasured() {
    PatientDays person =
        people().stream()
            .filter(one -> one.points().containsKey("sleep-duration"))
            .findFirst()
            .orElseThrow();
    NavigableMap<Integer, Double> hours = new TreeMap<>();
    for (TimedEvent event : EVENTS) {
      if (event.patientId().equals(person.subject().patientId())
          && event.record() instanceof SleepEpisode night
          && night.getOrigin() == SleepOrigin.MEASURED) {
        hours.put(wakeDay(night), night.getAsleepMinutes() / 60.0);
      }
    }

    assertThat(hours).hasSizeGreaterThan(20);
    NavigableMap<Integer, Double> days =
        person.values("sleep-duration"::equals).getOrDefault("sleep-duration", new TreeMap<>());
    assertThat(days.keySet()).isEqualTo(hours.keySet());
    assertThat(days.values())
        .usingElementComparator((a, b) -> Math.abs(a - b) < ROUNDING ? 0 : Double.compare(a, b))
        .containsExactlyElementsOf(hours.values());
  }

  private static int wakeDay(SleepEpisode night) {
    return (int)
        LocalDate.ofInstant(
                night.getEnd().plus(Duration.ofMinutes(night.getZoneOffsetMinutes())),
                ZoneOffset.UTC)
            .toEpochDay();
  }
}
