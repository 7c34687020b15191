package org.attune.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;

class MixedHistoryTest {
  private static final Instant END = Instant.parse("2026-03-09T00:00:00Z");
  private static final int PATIENTS = 3;
  private static final int DAYS = 8;

  @Test
  void everyPatientDayHasTheRealMix() {
    List<TimedEvent> events = mix(DAYS);

    Map<Topic, Long> perTopic =
        events.stream().collect(Collectors.groupingBy(TimedEvent::topic, Collectors.counting()));
    assertThat(perTopic)
        .containsOnly(
            Map.entry(Topic.BIOMETRICS, 28L * PATIENTS * DAYS),
            Map.entry(Topic.CHECK_INS, 3L * PATIENTS * DAYS),
            // On the first and the eighth day.
            Map.entry(Topic.ASSESSMENTS, 2L * PATIENTS));
    long heartRates =
        batches(events).stream()
            .filter(batch -> batch.getMetric().equals("heart-rate"))
            .mapToLong(batch -> batch.getValues().size())
            .sum();
    assertThat(heartRates).isEqualTo(1440L * PATIENTS * DAYS);
  }

  @Test
  void itComesInReceiveOrderAndHappensBeforeItIsReceived() {
    List<TimedEvent> events = mix(DAYS);

    assertThat(events)
        .isSortedAccordingTo((a, b) -> Long.compare(a.receivedAtMillis(), b.receivedAtMillis()));
    assertThat(batches(events))
        .allSatisfy(
            batch -> assertThat(batch.getReceivedAt()).isAfterOrEqualTo(batch.getIntervalEnd()));
  }

  @Test
  void everyEventHasAnIdOfItsOwnTheSameOnEveryRun() {
    List<String> ids = mix(DAYS).stream().map(event -> id(event.record())).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(mix(DAYS).stream().map(event -> id(event.record())).toList()).isEqualTo(ids);
  }

  @Test
  void oneSampleRecordsCoverEveryMinute() {
    List<TimedEvent> events = new ArrayList<>();
    new MixedHistory("test", PATIENTS, 1, END).oneHeartRateARecord(events::add);

    assertThat(batches(events)).hasSize(1440 * PATIENTS);
    assertThat(
            batches(events).stream()
                .collect(
                    Collectors.groupingBy(BiometricBatch::getIntervalStart, Collectors.counting())))
        .hasSize(1440)
        .allSatisfy((start, records) -> assertThat(records).isEqualTo(PATIENTS));
  }

  private static List<TimedEvent> mix(int days) {
    List<TimedEvent> events = new ArrayList<>();
    new MixedHistory("test", PATIENTS, days, END).mix(events::add);
    return events;
  }

  private static List<BiometricBatch> batches(List<TimedEvent> events) {
    return events.stream()
        .map(TimedEvent::record)
        .filter(BiometricBatch.class::isInstance)
        .map(BiometricBatch.class::cast)
        .toList();
  }

  private static String id(SpecificRecord record) {
    if (record instanceof BiometricBatch batch) {
      return batch.getEventId();
    }
    return record instanceof CheckIn checkIn
        ? checkIn.getEventId()
        : ((Assessment) record).getEventId();
  }
}
