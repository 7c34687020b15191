package org.attune.pipelines.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.MedicationClass;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Rating;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.SessionKind;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.event.SleepKind;
import org.attune.analytics.event.SleepOrigin;
import org.attune.analytics.event.Source;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.event.UseReportMethod;
import org.attune.analytics.event.UseResult;
import org.attune.schemas.event.ItemAnswer;
import org.jspecify.annotations.Nullable;

/** Events of the contracts as domain records. */
final class EventMapping {
  private EventMapping() {}

  static CheckIn checkIn(org.attune.schemas.event.CheckIn event) {
    List<Rating> ratings = new ArrayList<>(event.getRatings().size());
    for (org.attune.schemas.event.Rating rating : event.getRatings()) {
      ratings.add(new Rating(rating.getMetric(), rating.getValue(), rating.getUnit()));
    }
    return new CheckIn(
        envelope(
            event.getEventId(),
            event.getPatientId(),
            event.getEventTime(),
            event.getReceivedAt(),
            event.getZoneOffsetMinutes(),
            event.getSource(),
            event.getRevision(),
            event.getRetracted(),
            event.getConfidentiality()),
        ratings);
  }

  static Assessment assessment(org.attune.schemas.event.Assessment event) {
    Map<Integer, Integer> answered = new HashMap<>();
    for (ItemAnswer answer : event.getAnswers()) {
      Integer value = answer.getValue();
      if (value != null) {
        // Of two answers to one item the higher counts: the cautious reading of a broken form.
        answered.merge(answer.getItem(), value, Math::max);
      }
    }
    return new Assessment(
        envelope(
            event.getEventId(),
            event.getPatientId(),
            event.getEventTime(),
            event.getReceivedAt(),
            event.getZoneOffsetMinutes(),
            event.getSource(),
            event.getRevision(),
            event.getRetracted(),
            event.getConfidentiality()),
        event.getInstrument(),
        event.getInstrumentVersion(),
        event.getLookBackDays(),
        answered,
        event.getReportedTotal());
  }

  static BiometricBatch biometrics(org.attune.schemas.event.BiometricBatch event) {
    int[] offsets = new int[event.getOffsetsMillis().size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = event.getOffsetsMillis().get(i);
    }
    double[] values = new double[event.getValues().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = event.getValues().get(i);
    }
    return new BiometricBatch(
        envelope(
            event.getEventId(),
            event.getPatientId(),
            event.getEventTime(),
            event.getReceivedAt(),
            event.getZoneOffsetMinutes(),
            event.getSource(),
            event.getRevision(),
            event.getRetracted(),
            event.getConfidentiality()),
        event.getMetric(),
        event.getUnit(),
        event.getDeviceId(),
        event.getDeviceRank(),
        event.getIntervalStart().toEpochMilli(),
        event.getIntervalEnd().toEpochMilli(),
        offsets,
        values);
  }

  static SleepEpisode sleep(org.attune.schemas.event.SleepEpisode event) {
    return new SleepEpisode(
        envelope(
            event.getEventId(),
            event.getPatientId(),
            event.getEventTime(),
            event.getReceivedAt(),
            event.getZoneOffsetMinutes(),
            event.getSource(),
            event.getRevision(),
            event.getRetracted(),
            event.getConfidentiality()),
        event.getStart().toEpochMilli(),
        event.getEnd().toEpochMilli(),
        SleepKind.valueOf(event.getKind().name()),
        SleepOrigin.valueOf(event.getOrigin().name()),
        event.getDeviceId(),
        event.getDeviceRank(),
        millis(event.getInBedStart()),
        millis(event.getInBedEnd()),
        event.getAsleepMinutes(),
        event.getAwakeMinutes(),
        event.getLightMinutes(),
        event.getDeepMinutes(),
        event.getRemMinutes());
  }

  static SessionAttendance session(org.attune.schemas.event.SessionAttendance event) {
    return new SessionAttendance(
        envelope(
            event.getEventId(),
            event.getPatientId(),
            event.getEventTime(),
            event.getReceivedAt(),
            event.getZoneOffsetMinutes(),
            event.getSource(),
            event.getRevision(),
            event.getRetracted(),
            event.getConfidentiality()),
        SessionKind.valueOf(event.getKind().name()),
        event.getModality(),
        event.getScheduledStart().toEpochMilli(),
        event.getScheduledMinutes(),
        event.getMinutes(),
        AttendanceStatus.valueOf(event.getStatus().name()));
  }

  static TreatmentEvent treatment(org.attune.schemas.event.TreatmentEvent event) {
    return new TreatmentEvent(
        envelope(
            event.getEventId(),
            event.getPatientId(),
            event.getEventTime(),
            event.getReceivedAt(),
            event.getZoneOffsetMinutes(),
            event.getSource(),
            event.getRevision(),
            event.getRetracted(),
            event.getConfidentiality()),
        TreatmentChange.valueOf(event.getKind().name()),
        event.getEffectiveAt().toEpochMilli(),
        event.getCodeSystem(),
        event.getCode(),
        MedicationClass.valueOf(event.getMedicationClass().name()),
        event.getDose(),
        event.getDoseUnit());
  }

  static JournalEntry journal(org.attune.schemas.event.JournalEntry event) {
    return new JournalEntry(
        envelope(
            event.getEventId(),
            event.getPatientId(),
            event.getEventTime(),
            event.getReceivedAt(),
            event.getZoneOffsetMinutes(),
            event.getSource(),
            event.getRevision(),
            event.getRetracted(),
            event.getConfidentiality()),
        event.getText(),
        event.getLanguage(),
        PromptKind.valueOf(event.getPromptKind().name()));
  }

  static SubstanceUseReport substanceUse(org.attune.schemas.event.SubstanceUseReport event) {
    return new SubstanceUseReport(
        envelope(
            event.getEventId(),
            event.getPatientId(),
            event.getEventTime(),
            event.getReceivedAt(),
            event.getZoneOffsetMinutes(),
            event.getSource(),
            event.getRevision(),
            event.getRetracted(),
            event.getConfidentiality()),
        UseReportMethod.valueOf(event.getMethod().name()),
        event.getSubstance(),
        UseResult.valueOf(event.getFinding().name()),
        event.getPrescribed());
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  private static Envelope envelope(
      String eventId,
      String patientId,
      Instant eventTime,
      Instant receivedAt,
      int zoneOffsetMinutes,
      org.attune.schemas.common.Source source,
      int revision,
      boolean retracted,
      org.attune.schemas.common.Confidentiality confidentiality) {
    return new Envelope(
        eventId,
        patientId,
        eventTime.toEpochMilli(),
        receivedAt.toEpochMilli(),
        zoneOffsetMinutes,
        Source.valueOf(source.name()),
        revision,
        retracted,
        Confidentiality.valueOf(confidentiality.name()));
  }
}
