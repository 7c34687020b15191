package org.attune.app.simulate;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.attune.app.replay.Envelope;
import org.attune.app.replay.OpaqueIds;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.event.SleepOrigin;
import org.jspecify.annotations.Nullable;

/** The endless stream behind {@link LiveTraffic}. */
final class LiveStream implements Iterator<TimedEvent> {
  private static final long DAY_MILLIS = 86_400_000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long FIRST_SAFETY_MILLIS = 12_000;
  private static final long LATE_SYNC_MILLIS = 25_000;
  private static final int SAFETY_ITEM = 9;

  /** Share of entries that may hold words of risk, so that forms and diary cards come, too. */
  private static final double RISKY_JOURNALS = 0.3;

  private final Instant start;
  private final double speedUp;
  private final String run;
  private final SafetyPace safetyPace;
  private final PriorityQueue<LivePatient> patients =
      new PriorityQueue<>(Comparator.comparingLong(LivePatient::plannedUntilMillis));
  private final PriorityQueue<TimedEvent> waiting = new PriorityQueue<>(TimedEvent.RECEIVE_ORDER);

  LiveStream(Cohort cohort, double speedUp, Instant start) {
    this.start = start;
    this.speedUp = speedUp;
    this.run = "live|" + start.toEpochMilli();
    this.safetyPace =
        new SafetyPace(
            start.toEpochMilli() + FIRST_SAFETY_MILLIS,
            new SplittableRandom(OpaqueIds.seed(cohort.settings().namespace() + "|" + run)));
    LivePatient firstToWorsen = null;
    for (SimulatedPatient patient : cohort.patients()) {
      LivePatient live = new LivePatient(patient, cohort.settings().days());
      patients.add(live);
      if (firstToWorsen == null && patient.truth().archetype() == Archetype.DETERIORATING) {
        firstToWorsen = live;
      }
      if (patient.truth().archetype() == Archetype.LATE_SYNCER) {
        lateSync(cohort, patient);
      }
    }
    if (firstToWorsen != null) {
      waiting.add(firstToWorsen.firstSafetyAnswer());
    }
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public TimedEvent next() {
    while (true) {
      LivePatient earliest = patients.element();
      TimedEvent first = waiting.peek();
      if (first != null && first.receivedAtMillis() < earliest.plannedUntilMillis()) {
        return waiting.remove();
      }
      patients.remove();
      earliest.planMore();
      patients.add(earliest);
    }
  }

  /** What the wearable of a late syncer still holds from the history comes in one go. */
  private void lateSync(Cohort cohort, SimulatedPatient patient) {
    History history =
        new History(List.of(patient), cohort.settings(), cohort.firstDay(), statement -> {});
    while (history.hasNext()) {
      history.next();
    }
    Instant receivedAt = start.plusMillis(LATE_SYNC_MILLIS);
    for (TimedEvent event : history.notYetReceived()) {
      SpecificRecord record = syncedAt(receivedAt, event, cohort.settings().end());
      if (record != null) {
        waiting.add(
            new TimedEvent(
                receivedAt.toEpochMilli(), event.topic(), event.patientId(), event.key(), record));
      }
    }
  }

  /** What a wearable recorded, as received then; null for anything else, or not over by the end. */
  private static @Nullable SpecificRecord syncedAt(
      Instant receivedAt, TimedEvent event, Instant end) {
    if (event.record() instanceof BiometricBatch batch && !batch.getIntervalEnd().isAfter(end)) {
      return BiometricBatch.newBuilder(batch)
          .setReceivedAt(receivedAt)
          .setSource(Source.DEVICE)
          .build();
    }
    if (event.record() instanceof SleepEpisode sleep
        && sleep.getOrigin() == SleepOrigin.MEASURED
        && !sleep.getEnd().isAfter(end)) {
      return SleepEpisode.newBuilder(sleep)
          .setReceivedAt(receivedAt)
          .setSource(Source.DEVICE)
          .build();
    }
    return null;
  }

  /** Keeps answers that raise a safety alert apart from each other, over the whole cohort. */
  private static final class SafetyPace {
    private static final long LEAST_GAP_MILLIS = 8 * MINUTE_MILLIS;

    private final SplittableRandom random;
    private long notBeforeMillis;

    SafetyPace(long firstMillis, SplittableRandom random) {
      this.random = random;
      this.notBeforeMillis = firstMillis;
      taken(firstMillis);
    }

    boolean allows(long atMillis) {
      return atMillis >= notBeforeMillis;
    }

    void taken(long atMillis) {
      notBeforeMillis = atMillis + LEAST_GAP_MILLIS + random.nextLong(LEAST_GAP_MILLIS);
    }
  }

  /** One patient, planned ahead a minute of the clock or a day of the patient at a time. */
  private final class LivePatient {
    private final SimulatedPatient patient;
    private final Course course;
    private final SplittableRandom random;
    private final SplittableRandom journalRandom;
    private final Journals journals;
    private final Body body;
    private final long dayMillis;
    private DayLevels day;
    private long dayStartMillis;
    private long minuteStartMillis;
    private int events;

    LivePatient(SimulatedPatient patient, int historyDays) {
      this.patient = patient;
      this.course = patient.course();
      this.random = patient.random(run);
      this.journalRandom = patient.random(run + "|journal");
      this.journals = new Journals(patient, statement -> {});
      this.body = new Body(patient.random(run + "|body"));
      this.dayMillis = Math.max(1, (long) (DAY_MILLIS / speedUp));
      DayLevels today = course.next();
      for (int i = 0; i < historyDays; i++) {
        today = course.next();
      }
      this.day = today;
      this.dayStartMillis = start.toEpochMilli() - sinceMidnightMillis(today);
      this.minuteStartMillis = start.toEpochMilli() + random.nextLong(MINUTE_MILLIS);
      planDay();
    }

    /** At real speed the patient's day is the calendar's; faster, everyone is somewhere else. */
    private long sinceMidnightMillis(DayLevels today) {
      return speedUp == 1
          ? start.atZone(today.zone()).toLocalTime().toNanoOfDay() / 1_000_000
          : random.nextLong(dayMillis);
    }

    /** Everything received before this instant is planned. */
    long plannedUntilMillis() {
      long dayEnd = dayStartMillis + dayMillis;
      return patient.truth().wearable() ? Math.min(dayEnd, minuteStartMillis) : dayEnd;
    }

    void planMore() {
      if (patient.truth().wearable() && minuteStartMillis < dayStartMillis + dayMillis) {
        minute();
        minuteStartMillis += MINUTE_MILLIS;
      } else {
        dayStartMillis += dayMillis;
        day = course.next();
        planDay();
      }
    }

    TimedEvent firstSafetyAnswer() {
      List<@Nullable Integer> items = new ArrayList<>(Answers.phq9(day, true, random));
      items.set(SAFETY_ITEM - 1, 2);
      return phq9(start.toEpochMilli() + FIRST_SAFETY_MILLIS, items);
    }

    private void planDay() {
      checkIn(patient.persona().wakeMinute() + 40, false);
      if (patient.persona().midday()) {
        checkIn(13 * 60 + 15, false);
      }
      checkIn(20 * 60 + 45, true);
      if ((day.studyDay() - 1) % patient.persona().assessmentEveryDays() == 0
          && random.nextDouble() < day.answerRate()) {
        assessment();
      }
      journal();
    }

    private void journal() {
      SplittableRandom daily = journalRandom.split();
      boolean writes = daily.nextDouble() < 0.3 * day.answerRate();
      long atMillis = atMinute(21 * 60 + 20 + 40 * daily.nextDouble());
      if (!writes || atMillis <= start.toEpochMilli()) {
        return;
      }
      boolean risk = daily.nextDouble() < RISKY_JOURNALS && safetyPace.allows(atMillis);
      Journals.Written written = journals.write(day, risk, daily);
      if (written.risk()) {
        safetyPace.taken(atMillis);
      }
      waiting.add(Journals.entry(answered("journal", atMillis), written));
    }

    private long atMinute(double minuteOfDay) {
      return dayStartMillis + (long) (dayMillis * minuteOfDay / 1440);
    }

    private void checkIn(int minute, boolean diaryCard) {
      long atMillis = atMinute(minute + 22 * Course.clip(random.nextGaussian(), -2.5, 2.5));
      boolean answered = random.nextDouble() < day.answerRate();
      var ratings = Answers.checkIn(day, diaryCard, patient.truth().substanceUse(), random);
      if (!answered || atMillis <= start.toEpochMilli()) {
        return;
      }
      for (String urge : List.of("urge-suicide", "urge-self-harm")) {
        if (ratings.getOrDefault(urge, 0.0) >= 4) {
          if (safetyPace.allows(atMillis)) {
            safetyPace.taken(atMillis);
          } else {
            ratings.put(urge, 3.0);
          }
        }
      }
      waiting.add(answered("check-in", atMillis).checkIn(ratings));
    }

    private void assessment() {
      long atMillis = atMinute(18 * 60 + 90 * random.nextDouble());
      List<@Nullable Integer> items =
          Answers.phq9(day, patient.persona().suicideIdeation(), random);
      if (atMillis <= start.toEpochMilli()) {
        return;
      }
      Integer safetyAnswer = items.get(SAFETY_ITEM - 1);
      if (safetyAnswer != null && safetyAnswer > 0) {
        // A form put off is more believable than one that denies what the last one said.
        if (!safetyPace.allows(atMillis)) {
          return;
        }
        safetyPace.taken(atMillis);
      }
      waiting.add(phq9(atMillis, items));
      List<@Nullable Integer> gad7 = Answers.gad7(day, random);
      waiting.add(
          answered("gad-7", atMillis)
              .assessment("gad-7", PatientDays.LOOK_BACK_DAYS, gad7, Answers.total(gad7)));
    }

    private TimedEvent phq9(long atMillis, List<@Nullable Integer> items) {
      return answered("phq-9", atMillis)
          .assessment("phq-9", PatientDays.LOOK_BACK_DAYS, items, Answers.total(items));
    }

    private Envelope answered(String kind, long receivedAtMillis) {
      Instant receivedAt = Instant.ofEpochMilli(receivedAtMillis);
      Instant eventTime = receivedAt.minusMillis(800 + random.nextLong(2400));
      return new Envelope(
          patient.eventId(kind, run + "|" + events++),
          patient.truth().patientId(),
          eventTime,
          receivedAt,
          PatientDays.offsetMinutes(eventTime.atZone(day.zone())),
          Source.APP,
          patient.confidentiality());
    }

    /** The clock's last whole minute before the batch is sent, as the watch saw it. */
    private void minute() {
      Instant receivedAt = Instant.ofEpochMilli(minuteStartMillis);
      Instant end = receivedAt.truncatedTo(ChronoUnit.MINUTES);
      Instant begin = end.minus(1, ChronoUnit.MINUTES);
      ZonedDateTime local = begin.atZone(day.zone());
      int minuteOfDay = local.getHour() * 60 + local.getMinute();
      Body.Minute sample =
          body.next(day, minuteOfDay, minuteOfDay < patient.persona().wakeMinute());
      if (day.worn()) {
        measured(PatientDays.HEART_RATE, sample.bpm(), local, end, receivedAt);
        measured(PatientDays.STEPS, sample.steps(), local, end, receivedAt);
      }
    }

    private void measured(
        Envelope.Measured measured,
        double value,
        ZonedDateTime begin,
        Instant end,
        Instant receivedAt) {
      waiting.add(
          new Envelope(
                  patient.eventId(measured.metric(), run + "|" + events++),
                  patient.truth().patientId(),
                  begin.toInstant(),
                  receivedAt,
                  PatientDays.offsetMinutes(begin),
                  Source.DEVICE,
                  patient.confidentiality())
              .batch(measured, end, List.of(0), List.of(value)));
    }
  }
}
