package org.attune.app.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.attune.app.replay.Envelope;
import org.attune.app.replay.OpaqueIds;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;
import org.attune.schemas.context.Consent;
import org.jspecify.annotations.Nullable;

/** The history of one patient, a day at a time. */
final class PatientDays {
  static final Envelope.Measured HEART_RATE =
      new Envelope.Measured("heart-rate", "/min", "watch", 0);
  static final Envelope.Measured STEPS = new Envelope.Measured("steps", "{steps}", "watch", 0);
  static final int LOOK_BACK_DAYS = 14;

  private static final Envelope.Measured RMSSD =
      new Envelope.Measured("hrv-rmssd", "ms", "watch", 0);
  private static final Envelope.Measured RESTING_HEART_RATE =
      new Envelope.Measured("resting-heart-rate", "/min", "watch", 0);
  private static final Envelope.Measured RESPIRATORY_RATE =
      new Envelope.Measured("respiratory-rate", "/min", "watch", 0);
  private static final int MIDDAY_MINUTE = 13 * 60 + 15;
  private static final int EVENING_MINUTE = 20 * 60 + 45;
  private static final int CHARGING_MINUTE = 19 * 60 + 10;
  private static final int CHARGING_MINUTES = 45;
  private static final int BED_MINUTE = 23 * 60;

  /** Clinical rule: an urge of 4 or more of 5 is told at once. */
  private static final double HIGH_URGE = 4;

  private final SimulatedPatient patient;
  private final Consumer<Statement> statements;
  private final Duration sampleEvery;
  private final Course course;
  private final SplittableRandom random;
  private final Body body;
  private final Nights nights;
  private final Sessions sessions;
  private final Treatments treatments;
  private final UseReports useReports;
  private final Journals journals;
  private final @Nullable SyncSchedule syncs;
  private @Nullable Instant wearableUntil;
  private boolean formsDue;

  /**
   * The days of a patient.
   *
   * @param statements takes what is truly said in the events, as they are made
   */
  PatientDays(SimulatedPatient patient, CohortSettings settings, Consumer<Statement> statements) {
    this.patient = patient;
    this.statements = statements;
    this.sampleEvery = settings.sampleEvery();
    this.course = patient.course();
    this.random = patient.random("answers");
    this.body = new Body(patient.random("body"));
    this.nights = new Nights(patient);
    this.sessions = new Sessions(patient, statements);
    this.treatments = new Treatments(patient, statements);
    this.useReports = new UseReports(patient, treatments, statements);
    this.journals = new Journals(patient, statements);
    this.syncs =
        patient.truth().archetype() == Archetype.LATE_SYNCER
            ? new SyncSchedule(patient.truth(), settings.days(), patient.random("syncs"))
            : null;
  }

  /** The admission, on the day before study day 1. */
  TimedEvent enrollment() {
    PatientTruth truth = patient.truth();
    Instant admittedAt = truth.admittedAt();
    List<Consent> consents = new ArrayList<>();
    consents.add(new Consent("treatment", "2026-1", admittedAt, null));
    if (patient.random("consent").nextDouble() < 0.8) {
      consents.add(new Consent("research-export", "2026-1", admittedAt, null));
    }
    return new Envelope(
            patient.eventId("enrollment", "1"),
            truth.patientId(),
            admittedAt,
            admittedAt,
            offsetMinutes(admittedAt.atZone(ZoneId.of(truth.zoneId()))),
            Source.REPLAY,
            patient.confidentiality())
        .enrollment(
            OpaqueIds.event(patient.namespace(), truth.patientId(), "episode", "1"),
            truth.programId(),
            truth.zoneId(),
            consents);
  }

  /** The events of the next day, in no particular order. */
  List<TimedEvent> next() {
    DayLevels day = course.next();
    List<TimedEvent> events = new ArrayList<>();
    checkIn(day, "morning", patient.persona().wakeMinute() + 40, false, events);
    if (patient.persona().midday()) {
      checkIn(day, "midday", MIDDAY_MINUTE, false, events);
    }
    checkIn(day, "evening", EVENING_MINUTE, true, events);
    formsDue |= (day.studyDay() - 1) % patient.persona().assessmentEveryDays() == 0;
    if (formsDue) {
      formsDue = !assessments(day, events);
    }
    if (patient.truth().wearable()) {
      wearable(day, events);
    }
    nights.diary(day, events);
    sessions.of(day, events);
    treatments.of(day, events);
    useReports.of(day, events);
    journals.of(day, events);
    return events;
  }

  private void checkIn(
      DayLevels day, String slot, int minute, boolean diaryCard, List<TimedEvent> events) {
    double at = minute + 22 * Course.clip(random.nextGaussian(), -2.5, 2.5);
    if (random.nextDouble() < day.answerRate()) {
      Envelope envelope = answered(day, "check-in", slot, at);
      Map<String, Double> ratings =
          Answers.checkIn(day, diaryCard, patient.truth().substanceUse(), random);
      TimedEvent event = envelope.checkIn(ratings);
      events.add(event);
      state(event, envelope, ratings.get("urge-suicide"), HIGH_URGE, Statement.Subject.SUICIDE);
      state(event, envelope, ratings.get("urge-self-harm"), HIGH_URGE, Statement.Subject.SELF_HARM);
    }
  }

  private void state(
      TimedEvent event,
      Envelope envelope,
      @Nullable Number answer,
      double least,
      Statement.Subject subject) {
    if (answer != null && answer.doubleValue() >= least) {
      statements.accept(Statement.of(event, envelope.eventId(), subject));
    }
  }

  /**
   * Fills in the questionnaires, unless they are missed today: then staff ask for them again on the
   * next day. A form lost for good would hide what became of the patient since the one before.
   *
   * @return whether they were filled in
   */
  private boolean assessments(DayLevels day, List<TimedEvent> events) {
    double at = 17 * 60 + 180 * random.nextDouble();
    double answered = random.nextDouble();
    // Questionnaires are asked for by staff and reminded of: rarer misses than check-ins.
    if (day.studyDay() > 1 && answered > 0.25 + 0.75 * day.answerRate()) {
      return false;
    }
    if (day.studyDay() > 1 && day.answerRate() < 0.1) {
      return false;
    }
    List<@Nullable Integer> phq9 = Answers.phq9(day, patient.persona().suicideIdeation(), random);
    Envelope envelope = answered(day, "phq-9", "1", at);
    TimedEvent form = envelope.assessment("phq-9", LOOK_BACK_DAYS, phq9, Answers.total(phq9));
    events.add(form);
    state(form, envelope, phq9.get(phq9.size() - 1), 1, Statement.Subject.SUICIDE);
    List<@Nullable Integer> gad7 = Answers.gad7(day, random);
    events.add(
        answered(day, "gad-7", "1", at + 3)
            .assessment("gad-7", LOOK_BACK_DAYS, gad7, Answers.total(gad7)));
    return true;
  }

  /** An answer on the phone: stamped by the phone's clock, received a little later. */
  private Envelope answered(DayLevels day, String kind, String slot, double minuteOfDay) {
    ZonedDateTime at = local(day, minuteOfDay);
    // Mostly seconds; now and then the phone has no signal for some minutes.
    double delaySeconds =
        random.nextDouble() < 0.08
            ? 120 + 2400 * random.nextDouble()
            : 2 + 20 * random.nextDouble();
    Instant receivedAt = at.toInstant().plusMillis((long) (1000 * delaySeconds));
    return new Envelope(
        patient.eventId(kind, day.date() + "|" + slot),
        patient.truth().patientId(),
        at.toInstant().plus(day.phoneClockError()),
        receivedAt,
        offsetMinutes(at),
        Source.REPLAY,
        patient.confidentiality());
  }

  private void wearable(DayLevels day, List<TimedEvent> events) {
    Instant end = day.date().plusDays(1).atStartOfDay(day.zone()).toInstant();
    // A traveller's days overlap or leave a gap: the watch simply goes on.
    Instant start =
        wearableUntil == null ? day.date().atStartOfDay(day.zone()).toInstant() : wearableUntil;
    wearableUntil = end;
    int wakeMinute = patient.persona().wakeMinute() + (int) (15 * random.nextGaussian());
    boolean flatBattery = random.nextDouble() < 0.05;
    int flatFromMinute = flatBattery ? 6 * 60 + random.nextInt(14 * 60) : 24 * 60;
    // Drawn on every day, worn or not, so that one lost day leaves the others as they were.
    SplittableRandom nightly = random.split();
    for (Instant hour = start; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
      Hour samples = hour(day, hour, wakeMinute, flatFromMinute);
      if (day.worn()) {
        samples.into(events);
      }
    }
    if (day.worn()) {
      ZonedDateTime woken = local(day, wakeMinute + nightly.nextDouble());
      ZonedDateTime wake = woken.truncatedTo(ChronoUnit.MINUTES);
      events.add(
          new Envelope(
                  patient.eventId("sleep", wake.toInstant().toString()),
                  patient.truth().patientId(),
                  wake.toInstant(),
                  synced(wake.toInstant()),
                  offsetMinutes(wake),
                  Source.REPLAY,
                  patient.confidentiality())
              .sleep(nights.measured(day, wake)));
      daily(woken, RESPIRATORY_RATE, tenth(nights.breathsAMinute()), events);
      daily(woken, RMSSD, tenth(day.rmssdMillis()), events);
      daily(woken, RESTING_HEART_RATE, Math.rint(day.restingBpm()), events);
    }
  }

  /** The samples of one hour of wearing. */
  private final class Hour {
    private final ZonedDateTime start;
    private final List<Integer> bpmOffsets = new ArrayList<>();
    private final List<Double> bpm = new ArrayList<>();
    private final List<Integer> stepOffsets = new ArrayList<>();
    private final List<Double> steps = new ArrayList<>();

    Hour(ZonedDateTime start) {
      this.start = start;
    }

    void add(int minute, Body.Minute sample) {
      int offsetMillis = minute * 60_000;
      boolean due = minute % sampleEvery.toMinutes() == 0;
      if (due) {
        bpmOffsets.add(offsetMillis);
        bpm.add(sample.bpm());
      }
      // Every minute with steps, whatever the sampling: else the day's sum would be wrong.
      if (due || sample.steps() > 0) {
        stepOffsets.add(offsetMillis);
        steps.add(sample.steps());
      }
    }

    void into(List<TimedEvent> events) {
      if (!bpm.isEmpty()) {
        events.add(
            measured(start, HEART_RATE, Duration.ofHours(1))
                .batch(HEART_RATE, start.toInstant().plus(1, ChronoUnit.HOURS), bpmOffsets, bpm));
      }
      if (!steps.isEmpty()) {
        events.add(
            measured(start, STEPS, Duration.ofHours(1))
                .batch(STEPS, start.toInstant().plus(1, ChronoUnit.HOURS), stepOffsets, steps));
      }
    }
  }

  private Hour hour(DayLevels day, Instant start, int wakeMinute, int flatFromMinute) {
    ZonedDateTime local = start.atZone(day.zone());
    Hour hour = new Hour(local);
    int hourMinute = local.getHour() * 60;
    for (int minute = 0; minute < 60; minute++) {
      int minuteOfDay = hourMinute + minute;
      boolean asleep = minuteOfDay < wakeMinute || minuteOfDay >= BED_MINUTE;
      Body.Minute sample = body.next(day, minuteOfDay, asleep);
      boolean charging =
          minuteOfDay >= CHARGING_MINUTE && minuteOfDay < CHARGING_MINUTE + CHARGING_MINUTES;
      if (!charging && minuteOfDay < flatFromMinute) {
        hour.add(minute, sample);
      }
    }
    return hour;
  }

  private void daily(
      ZonedDateTime at, Envelope.Measured measured, double value, List<TimedEvent> events) {
    ZonedDateTime minute = at.truncatedTo(ChronoUnit.MINUTES);
    Duration covered = Duration.ofMinutes(1);
    events.add(
        measured(minute, measured, covered)
            .batch(measured, minute.toInstant().plus(covered), List.of(0), List.of(value)));
  }

  private Envelope measured(ZonedDateTime start, Envelope.Measured measured, Duration covered) {
    return new Envelope(
        patient.eventId(measured.metric(), start.toInstant().toString()),
        patient.truth().patientId(),
        start.toInstant(),
        synced(start.toInstant().plus(covered)),
        offsetMinutes(start),
        Source.REPLAY,
        patient.confidentiality());
  }

  /** When the wearable hands over what was complete then. */
  private Instant synced(Instant complete) {
    long delayMillis = random.nextLong(20_000, 860_000);
    return (syncs == null ? complete : syncs.atOrAfter(complete)).plusMillis(delayMillis);
  }

  static ZonedDateTime local(DayLevels day, double minuteOfDay) {
    LocalDateTime time =
        day.date().atStartOfDay().plusNanos(1_000_000L * (long) (minuteOfDay * 60e3));
    return time.atZone(day.zone());
  }

  static int offsetMinutes(ZonedDateTime at) {
    return at.getOffset().getTotalSeconds() / 60;
  }

  private static double tenth(double value) {
    return Math.rint(value * 10) / 10;
  }
}
