package org.attune.pipelines.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Rating;
import org.attune.analytics.event.Source;
import org.attune.schemas.event.ItemAnswer;

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
