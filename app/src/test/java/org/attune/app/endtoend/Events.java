package org.attune.app.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.AttendanceStatus;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.event.ItemAnswer;
import org.attune.schemas.event.JournalEntry;
import org.attune.schemas.event.PromptKind;
import org.attune.schemas.event.Rating;
import org.attune.schemas.event.SessionAttendance;
import org.attune.schemas.event.SessionKind;

/**
 * Sound events of a patient at UTC, received as they happened; to be changed where a test cares.
 */
final class Events {
  private static final int PHQ_9_ITEMS = 9;

  private Events() {}

  /** A check-in that rates mood, 0 to 10. */
  static CheckIn.Builder mood(String eventId, String patientId, Instant at, double mood) {
    return CheckIn.newBuilder()
        .setEventId(eventId)
        .setPatientId(patientId)
        .setEventTime(at)
        .setReceivedAt(at)
        .setZoneOffsetMinutes(0)
        .setSource(Source.APP)
        .setConfidentiality(Confidentiality.NORMAL)
        .setRatings(List.of(rating("mood", mood, "")));
  }

  /** A journal entry. */
  static JournalEntry.Builder journal(String eventId, String patientId, Instant at, String text) {
    return JournalEntry.newBuilder()
        .setEventId(eventId)
        .setPatientId(patientId)
        .setEventTime(at)
        .setReceivedAt(at)
        .setZoneOffsetMinutes(0)
        .setSource(Source.APP)
        .setConfidentiality(Confidentiality.NORMAL)
        .setText(text)
        .setLanguage("en-US")
        .setPromptKind(PromptKind.FREE);
  }

  /** A group session to which the patient did not come, told at once. */
  static SessionAttendance.Builder noShow(String eventId, String patientId, Instant at) {
    return SessionAttendance.newBuilder()
        .setEventId(eventId)
        .setPatientId(patientId)
        .setEventTime(at)
        .setReceivedAt(at)
        .setZoneOffsetMinutes(0)
        .setSource(Source.CLINICIAN)
        .setConfidentiality(Confidentiality.NORMAL)
        .setKind(SessionKind.GROUP)
        .setScheduledStart(at)
        .setScheduledMinutes(90)
        .setMinutes(0)
        .setStatus(AttendanceStatus.NO_SHOW);
  }

  static Rating rating(String metric, double value, String unit) {
    return Rating.newBuilder().setMetric(metric).setValue(value).setUnit(unit).build();
  }

  /** A whole PHQ-9, items 1 to 8 answered with 1, item 9 as given. */
  static Assessment.Builder phq9(String eventId, String patientId, Instant at, int item9) {
    List<ItemAnswer> answers = new ArrayList<>();
    for (int item = 1; item < PHQ_9_ITEMS; item++) {
      answers.add(answer(item, 1));
    }
    answers.add(answer(PHQ_9_ITEMS, item9));
    return Assessment.newBuilder()
        .setEventId(eventId)
        .setPatientId(patientId)
        .setEventTime(at)
        .setReceivedAt(at)
        .setZoneOffsetMinutes(0)
        .setSource(Source.APP)
        .setConfidentiality(Confidentiality.NORMAL)
        .setInstrument("phq-9")
        .setAnswers(answers);
  }

  static ItemAnswer answer(int item, int value) {
    return ItemAnswer.newBuilder().setItem(item).setValue(value).build();
  }

  /** Steps of consecutive minutes, the same in each, handed over when the last one is over. */
  static BiometricBatch.Builder steps(
      String eventId, String patientId, Instant start, int minutes, double perMinute) {
    Instant end = start.plus(Duration.ofMinutes(minutes));
    return heartRate(eventId, patientId, end)
        .setEventTime(start)
        .setMetric("steps")
        .setUnit("{steps}")
        .setIntervalStart(start)
        .setOffsetsMillis(IntStream.range(0, minutes).mapToObj(minute -> 60_000 * minute).toList())
        .setValues(Collections.nCopies(minutes, perMinute));
  }

  /** Three heart rates, a minute apart, the last one a minute before the given time. */
  static BiometricBatch.Builder heartRate(String eventId, String patientId, Instant at) {
    return BiometricBatch.newBuilder()
        .setEventId(eventId)
        .setPatientId(patientId)
        .setEventTime(at)
        .setReceivedAt(at)
        .setZoneOffsetMinutes(0)
        .setSource(Source.DEVICE)
        .setConfidentiality(Confidentiality.NORMAL)
        .setMetric("heart-rate")
        .setUnit("/min")
        .setDeviceId("device-1")
        .setIntervalStart(at.minusSeconds(180))
        .setIntervalEnd(at)
        .setOffsetsMillis(List.of(0, 60_000, 120_000))
        .setValues(List.of(62.0, 64.0, 66.0));
  }
}
