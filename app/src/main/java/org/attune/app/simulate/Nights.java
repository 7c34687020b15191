package org.attune.app.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.attune.app.replay.Envelope;
import org.attune.app.replay.OpaqueIds;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.event.SleepKind;
import org.attune.schemas.event.SleepOrigin;

/**
 * The nights of one patient: as the watch measures them, and for some as a sleep diary tells them.
 * Their random sequences are their own: what a night is like changes nothing else.
 */
final class Nights {
  private static final double DIARY_SHARE = 0.4;
  private static final double NAPPER_SHARE = 0.3;

  private final SimulatedPatient patient;
  private final SplittableRandom watch;
  private final SplittableRandom told;
  private final boolean keepsDiary;
  private final boolean naps;
  private final double usualBreaths;

  Nights(SimulatedPatient patient) {
    this.patient = patient;
    this.watch = patient.random("nights");
    this.told = patient.random("sleep-diary");
    this.keepsDiary = told.nextDouble() < DIARY_SHARE;
    this.naps = told.nextDouble() < NAPPER_SHARE;
    this.usualBreaths = watch.nextDouble(12.5, 16.5);
  }

  /** The main sleep that ended at that moment, as the watch tells it. */
  SleepEpisode.Builder measured(DayLevels day, ZonedDateTime wake) {
    int asleep = (int) Math.rint(60 * day.sleepHours());
    int inBed = (int) Math.ceil(100 * asleep / day.sleepEfficiency());
    int deep = (int) (asleep * watch.nextDouble(0.12, 0.20));
    int rem = (int) (asleep * watch.nextDouble(0.16, 0.25));
    return SleepEpisode.newBuilder()
        .setStart(wake.toInstant().minus(inBed, ChronoUnit.MINUTES))
        .setKind(SleepKind.MAIN)
        .setOrigin(SleepOrigin.MEASURED)
        .setDeviceId(OpaqueIds.device(patient.truth().patientId(), PatientDays.HEART_RATE.device()))
        .setDeviceRank(PatientDays.HEART_RATE.rank())
        .setAsleepMinutes(asleep)
        .setAwakeMinutes(inBed - asleep)
        .setLightMinutes(asleep - deep - rem)
        .setDeepMinutes(deep)
        .setRemMinutes(rem);
  }

  /** Breathing rate of the night, a minute. */
  double breathsAMinute() {
    return Course.clip(usualBreaths + 0.5 * watch.nextGaussian(), 8, 25);
  }

  /** What a patient who keeps a sleep diary tells of the day: the night, and now and then a nap. */
  void diary(DayLevels day, List<TimedEvent> events) {
    double wakeMinute = patient.persona().wakeMinute() + 12 * told.nextGaussian();
    // People underrate a bad night, and tell it in quarters of an hour.
    double hours =
        Math.rint(4 * (day.sleepHours() - 0.6 * day.severity() + 0.3 * told.nextGaussian())) / 4;
    boolean answered = told.nextDouble() < day.answerRate();
    boolean napped = told.nextDouble() < 0.1 + 0.3 * day.severity();
    double napHours = 0.25 * (1 + told.nextInt(6));
    if (!keepsDiary || !answered) {
      return;
    }
    events.add(reported(day, "night", wakeMinute, SleepKind.MAIN, Course.clip(hours, 1, 14)));
    if (naps && napped) {
      events.add(reported(day, "nap", 15 * 60 + 20, SleepKind.NAP, napHours));
    }
  }

  private TimedEvent reported(
      DayLevels day, String which, double endMinute, SleepKind kind, double hours) {
    ZonedDateTime end = PatientDays.local(day, endMinute).truncatedTo(ChronoUnit.MINUTES);
    Instant start = end.toInstant().minus(Duration.ofMinutes((long) (60 * hours)));
    return new Envelope(
            patient.eventId("sleep-diary", day.date() + "|" + which),
            patient.truth().patientId(),
            end.toInstant(),
            end.toInstant().plus(50, ChronoUnit.MINUTES),
            PatientDays.offsetMinutes(end),
            Source.REPLAY,
            patient.confidentiality())
        .sleep(
            SleepEpisode.newBuilder()
                .setStart(start)
                .setKind(kind)
                .setOrigin(SleepOrigin.SELF_REPORTED));
  }
}
