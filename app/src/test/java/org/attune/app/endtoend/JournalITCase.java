package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.attune.app.RunningAttune;
import org.attune.app.platform.TopicSnapshot;
import org.attune.schemas.common.Tier;
import org.attune.schemas.event.JournalEntry;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.AlertKind;
import org.attune.schemas.result.ChartStatus;
import org.attune.schemas.result.CssrsLevel;
import org.attune.schemas.result.FindingKind;
import org.attune.schemas.result.JournalCategory;
import org.attune.schemas.result.JournalReading;
import org.attune.schemas.result.JournalSignal;
import org.attune.schemas.result.JournalTheme;
import org.attune.schemas.result.JournalTrigger;
import org.attune.schemas.result.ThemeReading;
import org.attune.schemas.result.TrendPoint;
import org.attune.schemas.result.TriggerReading;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A journal entry's way through the broker and the job to the signals that alerts rest on. */
@ExtendWith(SharedAttune.class)
class JournalITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NEGATED =
      "I am not suicidal, but I hate my life and wish it would stop.";
  private static final String TELLING =
      "I had an argument with my mother about the zucchini and cried. I could not sleep.";
  private static final String TEXT = "Slept badly. I took all the pills last night.";

  @Test
  void anEntryBecomesASignalThatPointsToItAndACorrectionWithdrawsIt(RunningAttune attune) {
    String broker = attune.addresses().kafkaBootstrapServers();
    Instant now = Instant.now();
    try (OutsideProducer outside = new OutsideProducer(broker)) {
      outside.send(Events.journal("j-1", "p-journal", now, TEXT).build());
      JournalSignal told = awaitSignal(broker, "j-1/behavior-took-pills", false);

      assertThat(told.getEntryId()).isEqualTo("j-1");
      assertThat(told.getPatientId()).isEqualTo("p-journal");
      assertThat(told.getKind()).isEqualTo(FindingKind.PHRASE);
      assertThat(told.getCategory()).isEqualTo(JournalCategory.BEHAVIOR);
      assertThat(told.getLevel()).isEqualTo(CssrsLevel.BEHAVIOR);
      assertThat(told.getTier()).isEqualTo(Tier.IMMEDIATE);
      assertThat(told.getModifiers()).isEmpty();
      assertThat(TEXT.substring(told.getSpanStart(), told.getSpanEnd()))
          .isEqualTo("took all the pills");
      assertThat(told.getNotify()).isTrue();
      assertThat(told.getEventTime().toEpochMilli()).isEqualTo(now.toEpochMilli());
      assertThat(told.toString()).doesNotContain("pills last");

      JournalEntry corrected =
          Events.journal("j-1", "p-journal", now, "Slept badly.").setRevision(1).build();
      outside.send(corrected);
      JournalSignal withdrawn = awaitSignal(broker, "j-1/behavior-took-pills", true);
      assertThat(withdrawn.getRevision()).isEqualTo(1);
      assertThat(withdrawn.getEntryRevision()).isZero();
      assertThat(withdrawn.getTier()).isEqualTo(Tier.IMMEDIATE);
    }
  }

  @Test
  void whereAPhraseIsLoweredAModelMayStillAskForAReview(RunningAttune attune) {
    String broker = attune.addresses().kafkaBootstrapServers();
    Instant now = Instant.now();
    try (OutsideProducer outside = new OutsideProducer(broker)) {
      outside.send(Events.journal("j-2", "p-model", now, NEGATED).build());
      JournalSignal told = awaitSignal(broker, "j-2/model-own-ideation", false);

      assertThat(told.getKind()).isEqualTo(FindingKind.MODEL);
      assertThat(told.getTier()).isEqualTo(Tier.SAME_DAY);
      assertThat(told.getScore()).isBetween(0.0, 1.0);
      assertThat(NEGATED.substring(told.getSpanStart(), told.getSpanEnd()))
          .isEqualTo("I am not suicidal, but I hate my life and wish it would stop");
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () ->
                  TopicSnapshot.latest(broker, Topic.ALERTS, Alert.class).values().stream()
                      .filter(alert -> alert.getPatientId().equals("p-model"))
                      .anyMatch(alert -> alert.getKind() == AlertKind.JOURNAL_REVIEW));

      outside.send(Events.journal("j-2", "p-model", now, "It rained.").setRevision(1).build());
      assertThat(awaitSignal(broker, "j-2/model-own-ideation", true).getRevision()).isEqualTo(1);
    }
  }

  @Test
  void whatAnEntryIsAboutIsToldWithoutItsTextAndWithdrawnWithIt(RunningAttune attune) {
    String broker = attune.addresses().kafkaBootstrapServers();
    Instant now = Instant.now();
    try (OutsideProducer outside = new OutsideProducer(broker)) {
      outside.send(Events.journal("j-3", "p-context", now, TELLING).build());
      JournalReading told = awaitReading(broker, false);

      assertThat(told.getPatientId()).isEqualTo("p-context");
      assertThat(told.getReadByModel()).isTrue();
      assertThat(told.getValence()).isBetween(-1.0, 0.0);
      assertThat(told.getThemes()).extracting(ThemeReading::getTheme).contains(JournalTheme.SLEEP);
      assertThat(told.getTriggers())
          .extracting(TriggerReading::getTrigger)
          .contains(JournalTrigger.ARGUMENT);
      assertThat(told.toString()).doesNotContain("mother").doesNotContain("zucchini");
      TrendPoint tone = awaitTone(broker, 1);
      assertThat(tone.getValue()).isCloseTo(told.getValence(), within(0.000_001));
      assertThat(tone.getStatus()).isEqualTo(ChartStatus.SPARSE);

      outside.send(
          Events.journal("j-3", "p-context", now, "").setRevision(1).setRetracted(true).build());
      JournalReading withdrawn = awaitReading(broker, true);
      assertThat(withdrawn.getEntryRevision()).isEqualTo(1);
      assertThat(withdrawn.getThemes()).isEmpty();
      assertThat(withdrawn.getTriggers()).isEmpty();
      assertThat(withdrawn.getValence()).isNull();
      assertThat(awaitTone(broker, 0).getRevision()).isGreaterThan(tone.getRevision());
    }
  }

  private static TrendPoint awaitTone(String broker, int entries) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                TopicSnapshot.latest(broker, Topic.TRENDS, TrendPoint.class).values().stream()
                    .filter(point -> point.getPatientId().equals("p-context"))
                    .filter(point -> point.getMetric().equals("journal-tone"))
                    .findAny()
                    .orElse(null),
            point -> point != null && point.getSamples() == entries);
  }

  private static JournalReading awaitReading(String broker, boolean retracted) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                TopicSnapshot.latest(broker, Topic.JOURNAL_READINGS, JournalReading.class)
                    .get("j-3"),
            reading -> reading != null && reading.getRetracted() == retracted);
  }

  private static JournalSignal awaitSignal(String broker, String key, boolean retracted) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> signals(broker).get(key),
            signal -> signal != null && signal.getRetracted() == retracted);
  }

  private static Map<String, JournalSignal> signals(String broker) throws Exception {
    return TopicSnapshot.latest(broker, Topic.JOURNAL_SIGNALS, JournalSignal.class);
  }
}
