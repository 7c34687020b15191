package org.attune.app.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.attune.schemas.context.Consent;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.event.ItemAnswer;
import org.attune.schemas.event.JournalEntry;
import org.attune.schemas.event.Rating;
import org.attune.schemas.event.SessionAttendance;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.event.SubstanceUseReport;
import org.attune.schemas.event.TreatmentEvent;
import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries, whatever it says; makes the events themselves.
 *
 * @param eventId opaque event id
 * @param patientId opaque patient id
 * @param eventTime when it happened by the recording device's clock
 * @param receivedAt when intake received it
 * @param zoneOffsetMinutes offset of the patient's local time from UTC, minutes
 * @param source who or what recorded it
 * @param confidentiality disclosure rules that travel with it
 */
public record Envelope(
    String eventId,
    String patientId,
    Instant eventTime,
    Instant receivedAt,
    int zoneOffsetMinutes,
    Source source,
    Confidentiality confidentiality) {

  /**
   * A check-in.
   *
   * @param ratings metric id → rating in the catalogue's own unit
   */
  public TimedEvent checkIn(Map<String, Double> ratings) {
    List<Rating> rated = new ArrayList<>();
    ratings.forEach((metric, value) -> rated.add(new Rating(metric, value, "")));
    return timed(
        Topic.CHECK_INS,
        eventId,
        CheckIn.newBuilder()
            .setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(eventTime)
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(zoneOffsetMinutes)
            .setSource(source)
            .setConfidentiality(confidentiality)
            .setRatings(rated)
            .build());
  }

  /**
   * An assessment.
   *
   * @param instrument instrument id
   * @param lookBackDays days the questions look back over
   * @param items answers from item 1 on; null where blank
   * @param reportedTotal total as the source prints it, in points; null when it prints none
   */
  public TimedEvent assessment(
      String instrument,
      int lookBackDays,
      List<@Nullable Integer> items,
      @Nullable Integer reportedTotal) {
    List<ItemAnswer> answers = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      answers.add(new ItemAnswer(i + 1, items.get(i)));
    }
    return timed(
        Topic.ASSESSMENTS,
        eventId,
        Assessment.newBuilder()
            .setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(eventTime)
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(zoneOffsetMinutes)
            .setSource(source)
            .setConfidentiality(confidentiality)
            .setInstrument(instrument)
            .setLookBackDays(lookBackDays)
            .setAnswers(answers)
            .setReportedTotal(reportedTotal)
            .build());
  }

  /**
   * What a device measured.
   *
   * @param metric metric id of the catalogue
   * @param unit UCUM unit of the values
   * @param device name of the device; only an opaque id of it goes into events
   * @param rank preference among devices that measure the same metric; higher wins
   */
  public record Measured(String metric, String unit, String device, int rank) {}

  /**
   * A batch of samples that starts at the event time.
   *
   * @param end first instant after the batch
   * @param offsetsMillis of each sample from the start, ascending
   * @param values in the unit, as many as offsets
   */
  public TimedEvent batch(
      Measured measured, Instant end, List<Integer> offsetsMillis, List<Double> values) {
    return timed(
        Topic.BIOMETRICS,
        eventId,
        BiometricBatch.newBuilder()
            .setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(eventTime)
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(zoneOffsetMinutes)
            .setSource(source)
            .setConfidentiality(confidentiality)
            .setMetric(measured.metric())
            .setUnit(measured.unit())
            .setDeviceId(OpaqueIds.device(patientId, measured.device()))
            .setDeviceRank(measured.rank())
            .setIntervalStart(eventTime)
            .setIntervalEnd(end)
            .setOffsetsMillis(offsetsMillis)
            .setValues(values)
            .build());
  }

  /**
   * A sleep that ended at the event time.
   *
   * @param told the sleep, without its envelope and end
   */
  public TimedEvent sleep(SleepEpisode.Builder told) {
    return timed(
        Topic.SLEEP,
        eventId,
        told.setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(eventTime)
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(zoneOffsetMinutes)
            .setSource(source)
            .setConfidentiality(confidentiality)
            .setEnd(eventTime)
            .build());
  }

  /**
   * An appointment whose status was recorded at the event time.
   *
   * @param told the appointment, without its envelope
   */
  public TimedEvent session(SessionAttendance.Builder told) {
    return timed(
        Topic.SESSIONS,
        eventId,
        told.setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(eventTime)
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(zoneOffsetMinutes)
            .setSource(source)
            .setConfidentiality(confidentiality)
            .build());
  }

  /**
   * A change of treatment, recorded and in effect at the event time.
   *
   * @param told the change, without its envelope and moment
   */
  public TimedEvent treatment(TreatmentEvent.Builder told) {
    return timed(
        Topic.TREATMENT_EVENTS,
        eventId,
        told.setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(eventTime)
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(zoneOffsetMinutes)
            .setSource(source)
            .setConfidentiality(confidentiality)
            .setEffectiveAt(eventTime)
            .build());
  }

  /**
   * A test or self-report of the use of a substance.
   *
   * @param told what was found, without its envelope
   */
  public TimedEvent substanceUse(SubstanceUseReport.Builder told) {
    return timed(
        Topic.SUBSTANCE_USE,
        eventId,
        told.setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(eventTime)
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(zoneOffsetMinutes)
            .setSource(source)
            .setConfidentiality(confidentiality)
            .build());
  }

  /**
   * A journal entry written at the event time.
   *
   * @param written the entry, without its envelope
   */
  public TimedEvent journal(JournalEntry.Builder written) {
    return timed(
        Topic.JOURNALS,
        eventId,
        written
            .setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(eventTime)
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(zoneOffsetMinutes)
            .setSource(source)
            .setConfidentiality(confidentiality)
            .build());
  }

  /**
   * An admission at the event time, of somebody who is still in care.
   *
   * @param episodeId opaque id of the episode of care
   * @param programId opaque program id
   * @param zoneId IANA time zone of the patient
   */
  public TimedEvent enrollment(
      String episodeId, String programId, String zoneId, List<Consent> consents) {
    return timed(
        Topic.ENROLLMENTS,
        patientId + "/" + episodeId,
        Enrollment.newBuilder()
            .setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(eventTime)
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(zoneOffsetMinutes)
            .setSource(source)
            .setConfidentiality(confidentiality)
            .setEpisodeId(episodeId)
            .setProgramId(programId)
            .setZoneId(zoneId)
            .setAdmittedAt(eventTime)
            .setConsents(consents)
            .build());
  }

  private TimedEvent timed(Topic topic, String key, SpecificRecord event) {
    return new TimedEvent(receivedAt.toEpochMilli(), topic, patientId, key, event);
  }
}
