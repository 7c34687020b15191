package org.attune.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.event.ItemAnswer;
import org.attune.schemas.event.Rating;
import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Collects the events of one data set: gives them opaque ids, a receive time shortly after the
 * event, the offset they carry, and each person an enrolment at the start of the first day.
 */
final class DatasetRecorder {
  private static final int LEAST_DELAY_SECONDS = 5;
  private static final int DELAY_SPREAD_SECONDS = 55;

  private final String format;
  private final ZoneId zone;
  private final List<TimedEvent> events = new ArrayList<>();
  private final Map<String, Span> spans = new LinkedHashMap<>();
  private final Map<String, Integer> repeats = new HashMap<>();

  /** First and last moment of a person. */
  private record Span(String patientId, OffsetDateTime first, OffsetDateTime last) {
    Span with(OffsetDateTime at) {
      return new Span(patientId, at.isBefore(first) ? at : first, at.isAfter(last) ? at : last);
    }
  }

  /**
   * A recorder for one data set.
   *
   * @param format name of the format; part of every id
   * @param zone where the people lived, for their enrolment
   */
  DatasetRecorder(String format, ZoneId zone) {
    this.format = format;
    this.zone = zone;
  }

  /** Adds a check-in; none when there are no ratings. */
  void checkIn(String subject, OffsetDateTime at, String index, Map<String, Double> ratings) {
    if (ratings.isEmpty()) {
      return;
    }
    String patientId = seen(subject, at);
    String eventId = eventId(patientId, "check-in", index);
    List<Rating> rated = new ArrayList<>();
    ratings.forEach((metric, value) -> rated.add(new Rating(metric, value, "")));
    Instant receivedAt = at.toInstant().plus(delay(eventId));
    add(
        Topic.CHECK_INS,
        patientId,
        eventId,
        receivedAt,
        CheckIn.newBuilder()
            .setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(at.toInstant())
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(offsetMinutes(at))
            .setSource(Source.REPLAY)
            .setConfidentiality(Confidentiality.NORMAL)
            .setRatings(rated)
            .build());
  }

  /**
   * Adds an assessment.
   *
   * @param items answers from item 1 on; null where blank
   * @param printedTotal total as the source prints it, in points
   */
  void assessment(
      String subject,
      OffsetDateTime at,
      String instrument,
      int lookBackDays,
      List<@Nullable Integer> items,
      @Nullable Integer printedTotal) {
    String patientId = seen(subject, at);
    String eventId = eventId(patientId, instrument, at.toString());
    List<ItemAnswer> answers = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      answers.add(new ItemAnswer(i + 1, items.get(i)));
    }
    Instant receivedAt = at.toInstant().plus(delay(eventId));
    add(
        Topic.ASSESSMENTS,
        patientId,
        eventId,
        receivedAt,
        Assessment.newBuilder()
            .setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(at.toInstant())
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(offsetMinutes(at))
            .setSource(Source.REPLAY)
            .setConfidentiality(Confidentiality.NORMAL)
            .setInstrument(instrument)
            .setLookBackDays(lookBackDays)
            .setAnswers(answers)
            .setReportedTotal(printedTotal)
            .build());
  }

  /** Adds one value of a metric as a batch of one sample that covers a minute. */
  void sample(String subject, OffsetDateTime at, Measured measured, double value) {
    samples(subject, at, Duration.ofMinutes(1), measured, List.of(0), List.of(value));
  }

  /**
   * What a device measured.
   *
   * @param metric metric id of the catalogue
   * @param unit UCUM unit of the values
   * @param device name of the device or account in the data set
   * @param rank preference among devices that measure the same metric; higher wins
   */
  record Measured(String metric, String unit, String device, int rank) {}

  /**
   * Adds a batch.
   *
   * @param offsetsMillis of each sample from the start, ascending
   * @param values in the unit, as many as offsets
   */
  void samples(
      String subject,
      OffsetDateTime start,
      Duration covered,
      Measured measured,
      List<Integer> offsetsMillis,
      List<Double> values) {
    String patientId = seen(subject, start);
    String eventId =
        eventId(patientId, measured.metric() + "|" + measured.device(), start.toString());
    Instant end = start.toInstant().plus(covered);
    Instant receivedAt = end.plus(delay(eventId));
    add(
        Topic.BIOMETRICS,
        patientId,
        eventId,
        receivedAt,
        BiometricBatch.newBuilder()
            .setEventId(eventId)
            .setPatientId(patientId)
            .setEventTime(start.toInstant())
            .setReceivedAt(receivedAt)
            .setZoneOffsetMinutes(offsetMinutes(start))
            .setSource(Source.REPLAY)
            .setConfidentiality(Confidentiality.NORMAL)
            .setMetric(measured.metric())
            .setUnit(measured.unit())
            .setDeviceId(OpaqueIds.device(patientId, measured.device()))
            .setDeviceRank(measured.rank())
            .setIntervalStart(start.toInstant())
            .setIntervalEnd(end)
            .setOffsetsMillis(offsetsMillis)
            .setValues(values)
            .build());
  }

  /** The data set as recorded so far. */
  Dataset build() {
    List<TimedEvent> ordered = new ArrayList<>(events);
    Map<String, Dataset.Subject> subjects = new HashMap<>();
    spans.forEach(
        (label, span) -> {
          ordered.add(enrollment(span));
          subjects.put(
              span.patientId(),
              new Dataset.Subject(
                  span.patientId(), label, epochDay(span.first()), epochDay(span.last())));
        });
    ordered.sort(TimedEvent.RECEIVE_ORDER);
    return new Dataset(ordered, subjects);
  }

  private TimedEvent enrollment(Span span) {
    String patientId = span.patientId();
    Instant admitted =
        span.first().toLocalDate().atStartOfDay().toInstant(span.first().getOffset());
    String episodeId = OpaqueIds.event(format, patientId, "episode", "1");
    Enrollment enrollment =
        Enrollment.newBuilder()
            .setEventId(OpaqueIds.event(format, patientId, "enrollment", "1"))
            .setPatientId(patientId)
            .setEventTime(admitted)
            .setReceivedAt(admitted)
            .setZoneOffsetMinutes(offsetMinutes(span.first()))
            .setSource(Source.REPLAY)
            .setConfidentiality(Confidentiality.NORMAL)
            .setEpisodeId(episodeId)
            .setProgramId("replay-" + format)
            .setZoneId(zone.getId())
            .setAdmittedAt(admitted)
            .build();
    return new TimedEvent(
        admitted.toEpochMilli(),
        Topic.ENROLLMENTS,
        patientId,
        patientId + "/" + episodeId,
        enrollment);
  }

  private String seen(String subject, OffsetDateTime at) {
    return spans
        .compute(
            subject,
            (label, span) ->
                span == null ? new Span(OpaqueIds.patient(format, label), at, at) : span.with(at))
        .patientId();
  }

  /** Rows that repeat a person, kind and moment are told apart by their order in the file. */
  private String eventId(String patientId, String kind, String index) {
    int repeat = repeats.merge(patientId + "|" + kind + "|" + index, 1, Integer::sum);
    return OpaqueIds.event(format, patientId, kind, repeat == 1 ? index : index + "#" + repeat);
  }

  private void add(
      Topic topic, String patientId, String eventId, Instant receivedAt, SpecificRecord event) {
    events.add(new TimedEvent(receivedAt.toEpochMilli(), topic, patientId, eventId, event));
  }

  /** A delay that a phone could have, the same on every run. */
  private static Duration delay(String eventId) {
    return Duration.ofSeconds(
        LEAST_DELAY_SECONDS + Math.floorMod(eventId.hashCode(), DELAY_SPREAD_SECONDS));
  }

  private static int offsetMinutes(OffsetDateTime at) {
    return at.getOffset().getTotalSeconds() / 60;
  }

  private static int epochDay(OffsetDateTime at) {
    return Math.toIntExact(at.toLocalDate().toEpochDay());
  }
}
