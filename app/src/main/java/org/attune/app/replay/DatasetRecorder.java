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
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.SessionAttendance;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.event.SleepOrigin;
import org.attune.schemas.event.SubstanceUseReport;
import org.attune.schemas.event.TreatmentEvent;
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
  private final Confidentiality confidentiality;
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
    this(format, zone, Confidentiality.NORMAL);
  }

  /**
   * A recorder for one data set.
   *
   * @param confidentiality disclosure rules of every record
   */
  DatasetRecorder(String format, ZoneId zone, Confidentiality confidentiality) {
    this.format = format;
    this.zone = zone;
    this.confidentiality = confidentiality;
  }

  /** Adds a check-in; none when there are no ratings. */
  void checkIn(String subject, OffsetDateTime at, String index, Map<String, Double> ratings) {
    if (ratings.isEmpty()) {
      return;
    }
    events.add(envelope(seen(subject, at), "check-in", index, at, at.toInstant()).checkIn(ratings));
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
    events.add(
        envelope(seen(subject, at), instrument, at.toString(), at, at.toInstant())
            .assessment(instrument, lookBackDays, items, printedTotal));
  }

  /**
   * Adds a sleep.
   *
   * @param source what tells of it, a device or a person; part of the event's id
   * @param told the sleep, without its envelope, start and end; its device is named by {@link
   *     OpaqueIds#device} when it has one
   */
  void sleep(
      String subject,
      OffsetDateTime start,
      OffsetDateTime end,
      String source,
      SleepEpisode.Builder told) {
    String patientId = seen(subject, end);
    if (told.getOrigin() == SleepOrigin.MEASURED) {
      told.setDeviceId(OpaqueIds.device(patientId, source));
    }
    events.add(
        envelope(patientId, "sleep|" + source, end.toString(), end, end.toInstant())
            .sleep(told.setStart(start.toInstant())));
  }

  /** Adds one value of a metric as a batch of one sample that covers a minute. */
  void sample(String subject, OffsetDateTime at, Envelope.Measured measured, double value) {
    samples(subject, at, Duration.ofMinutes(1), measured, List.of(0), List.of(value));
  }

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
      Envelope.Measured measured,
      List<Integer> offsetsMillis,
      List<Double> values) {
    Instant end = start.toInstant().plus(covered);
    String kind = measured.metric() + "|" + measured.device();
    events.add(
        envelope(seen(subject, start), kind, start.toString(), start, end)
            .batch(measured, end, offsetsMillis, values));
  }

  /**
   * Adds a test or a self-report of substance use.
   *
   * @param at when the specimen was asked for, or when the use was
   * @param received when it was told
   * @param told what was found, without its envelope
   */
  void substanceUse(
      String subject,
      OffsetDateTime at,
      OffsetDateTime received,
      String index,
      SubstanceUseReport.Builder told) {
    events.add(
        envelope(seen(subject, at), "substance-use", index, at, received.toInstant())
            .substanceUse(told));
  }

  /**
   * Adds an appointment.
   *
   * @param recorded when its status was recorded
   * @param told the appointment, without its envelope
   */
  void session(
      String subject, OffsetDateTime recorded, String index, SessionAttendance.Builder told) {
    events.add(
        envelope(seen(subject, recorded), "session", index, recorded, recorded.toInstant())
            .session(told));
  }

  /**
   * Adds a change of treatment.
   *
   * @param told the change, without its envelope and moment
   */
  void treatment(String subject, OffsetDateTime at, String index, TreatmentEvent.Builder told) {
    events.add(envelope(seen(subject, at), "treatment", index, at, at.toInstant()).treatment(told));
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
    return new Envelope(
            OpaqueIds.event(format, patientId, "enrollment", "1"),
            patientId,
            admitted,
            admitted,
            offsetMinutes(span.first()),
            Source.REPLAY,
            confidentiality)
        .enrollment(
            OpaqueIds.event(format, patientId, "episode", "1"),
            "replay-" + format,
            zone.getId(),
            List.of());
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

  private Envelope envelope(
      String patientId, String kind, String index, OffsetDateTime at, Instant complete) {
    String eventId = eventId(patientId, kind, index);
    return new Envelope(
        eventId,
        patientId,
        at.toInstant(),
        complete.plus(delay(eventId)),
        offsetMinutes(at),
        Source.REPLAY,
        confidentiality);
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
