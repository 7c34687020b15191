package org.attune.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Source;
import org.attune.analytics.journal.JournalFinding;
import org.attune.analytics.journal.JournalReader;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

class JournalsTest {
  private static final Instant END = Instant.parse("2026-03-20T18:30:00Z");
  private static final Cohort COHORT =
      Cohort.generate(CohortSettings.of(7, 20, 56, END).withSampleEvery(Duration.ofMinutes(60)));
  private static final JournalReader READER = new JournalReader();

  /** Highest tier of what the phrase rules find in an entry of the topic. */
  static Tier highestTier(org.attune.schemas.event.JournalEntry entry) {
    Envelope envelope =
        new Envelope(
            entry.getEventId(),
            entry.getPatientId(),
            entry.getEventTime().toEpochMilli(),
            entry.getReceivedAt().toEpochMilli(),
            0,
            Source.APP,
            0,
            false,
            Confidentiality.NORMAL);
    return READER
        .read(new JournalEntry(envelope, entry.getText(), entry.getLanguage(), PromptKind.FREE))
        .stream()
        .map(JournalFinding::tier)
        .max(Tier::compareTo)
        .orElse(Tier.UNKNOWN);
  }

  @Test
  void everybodyWritesAndOnlyThoseWhoWorsenWriteOfDanger() {
    List<TimedEvent> entries = new ArrayList<>();
    COHORT
        .history()
        .forEachRemaining(
            event -> {
              if (event.topic() == Topic.JOURNALS) {
                entries.add(event);
              }
            });
    assertThat(entries.stream().map(TimedEvent::patientId).distinct().count()).isEqualTo(20);
    List<String> inDanger =
        entries.stream()
            .filter(
                event ->
                    highestTier((org.attune.schemas.event.JournalEntry) event.record())
                        == Tier.IMMEDIATE)
            .map(TimedEvent::patientId)
            .distinct()
            .toList();
    assertThat(inDanger).isNotEmpty();
    assertThat(COHORT.truth())
        .filteredOn(patient -> inDanger.contains(patient.patientId()))
        .allMatch(patient -> patient.archetype() == Archetype.DETERIORATING);
    double share =
        entries.stream()
                .filter(
                    event ->
                        highestTier((org.attune.schemas.event.JournalEntry) event.record())
                                .compareTo(Tier.ROUTINE)
                            > 0)
                .count()
            / (double) entries.size();
    assertThat(share).isBetween(0.01, 0.25);
  }

  @Test
  void wordsOfRiskComeToAClinicianAndOthersDoNot() {
    int[] risky = {0};
    for (SimulatedPatient patient : COHORT.patients()) {
      Course course = patient.course();
      Journals journals = new Journals(patient, statement -> {});
      for (int i = 0; i < 56; i++) {
        DayLevels day = course.next();
        for (boolean risk : new boolean[] {true, false}) {
          Journals.Written written = journals.write(day, risk, patient.random("test|" + i));
          Tier tier = highestTier(entry(written));
          assertThat(tier.compareTo(Tier.ROUTINE) > 0)
              .as("%s", written.text())
              .isEqualTo(written.risk());
          risky[0] += written.risk() ? 1 : 0;
        }
      }
    }
    assertThat(risky[0]).isGreaterThan(20);
  }

  private static org.attune.schemas.event.JournalEntry entry(Journals.Written written) {
    return (org.attune.schemas.event.JournalEntry)
        Journals.entry(
                new org.attune.app.replay.Envelope(
                    "e-1",
                    "p-1",
                    END,
                    END,
                    0,
                    org.attune.schemas.common.Source.APP,
                    org.attune.schemas.common.Confidentiality.NORMAL),
                written)
            .record();
  }
}
