package org.attune.app.simulate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The days of one patient, one after the other: the archetype's trend, what carries over from day
 * to day, and the weekday.
 *
 * <p>Good and bad days carry over with a lag-1 correlation of 0.4, near what day means of momentary
 * reports show.
 */
final class Course {
  private static final double CARRY_OVER = 0.4;
  private static final double FRESH = Math.sqrt(1 - CARRY_OVER * CARRY_OVER);
  private static final double SHARED_SD = 0.55;
  private static final double OWN_SD = 0.40;
  private static final int RESTLESSNESS_LEAD_DAYS = 5;
  private static final int CRAVING_LEAD_DAYS = 5;
  private static final int TRAVEL_DAYS = 10;

  private final PatientTruth truth;
  private final Persona persona;
  private final SplittableRandom random;
  private final Map<Feeling, Double> own = new EnumMap<>(Feeling.class);
  private double shared;
  private double body;
  private double night;
  private int studyDay;

  Course(PatientTruth truth, Persona persona, SplittableRandom random) {
    this.truth = truth;
    this.persona = persona;
    this.random = random;
  }

  /** The next day; the first call gives study day 1. */
  DayLevels next() {
    studyDay++;
    LocalDate date = truth.firstDay().plusDays(studyDay - 1L);
    shared = carriedOver(shared);
    body = carriedOver(body);
    night = carriedOver(night);
    double severity = clip(trend(studyDay), 0.03, 0.95);
    Map<Feeling, Double> feelings = new EnumMap<>(Feeling.class);
    for (Feeling feeling : Feeling.values()) {
      own.put(feeling, carriedOver(own.getOrDefault(feeling, 0.0)));
      if (feeling != Feeling.CRAVING || truth.substanceUse()) {
        feelings.put(feeling, level(feeling, severity, date));
      }
    }
    double badDay = 0.06 * shared;
    double felt = clip(severity + badDay, 0, 1);
    return new DayLevels(
        studyDay,
        date,
        zone(),
        severity,
        Map.copyOf(feelings),
        persona.suicideIdeation() ? 6 * (felt - 0.5) : -1,
        persona.selfHarmUrges() ? 6 * (felt - 0.42) : -1,
        truth.substanceUse() ? 0.55 * feelings.getOrDefault(Feeling.CRAVING, 0.0) - 0.6 : -1,
        answerRate(severity),
        worn(),
        clip(persona.sleepHours() - 1.6 * severity + 0.5 * night + weekendSleep(date), 2.5, 11),
        clip(94 - 14 * severity + 2 * night, 55, 99),
        clip(persona.restingBpm() + 7 * severity + 1.3 * body, 42, 110),
        clip((persona.rmssdMillis() - 16 * severity) * Math.exp(-0.10 * body), 8, 150),
        (int) clip(persona.steps() * (1.25 - 0.8 * severity) * Math.exp(-0.2 * shared), 300, 25000),
        phoneClockError());
  }

  private double carriedOver(double before) {
    return CARRY_OVER * before + FRESH * random.nextGaussian();
  }

  private double level(Feeling feeling, double severity, LocalDate date) {
    double trend =
        switch (feeling) {
          case RESTLESSNESS ->
              feeling.expected(clip(trend(studyDay + RESTLESSNESS_LEAD_DAYS), 0.03, 0.95));
          case CRAVING -> feeling.expected(severity) + cravingRise();
          default -> feeling.expected(severity);
        };
    return trend
        + feeling.weekday(date.getDayOfWeek())
        + SHARED_SD * shared * feeling.badDaySign()
        + OWN_SD * own.getOrDefault(feeling, 0.0);
  }

  /** Days since the change day, 0 on it, negative before; far negative for courses without one. */
  private int sinceChange(int day) {
    Integer changeDay = truth.changeDay();
    return changeDay == null ? Integer.MIN_VALUE / 2 : day - changeDay;
  }

  private double trend(int day) {
    int since = sinceChange(day);
    return persona.severity()
        + switch (truth.archetype()) {
          case IMPROVING -> -0.20 * Math.log1p(Math.max(0, day - 1) / 7.0);
          case DETERIORATING -> 0.42 * clip((since + 1) / 14.0, 0, 1);
          case RETURN_TO_USE -> 0.18 * clip((since + 1) / 7.0, 0, 1);
          case FALLING_SILENT -> 0.10 * clip((since + 1) / 7.0, 0, 1);
          default -> 0;
        };
  }

  private double cravingRise() {
    return truth.archetype() == Archetype.RETURN_TO_USE
        ? 4.8 * clip((sinceChange(studyDay) + CRAVING_LEAD_DAYS) / (double) CRAVING_LEAD_DAYS, 0, 1)
        : 0;
  }

  private double answerRate(double severity) {
    double weeks = (studyDay - 1) / 7.0;
    // Reports get rarer by one to two percent a week, and on bad days.
    double usual = persona.answerRate() * Math.pow(0.988, weeks) * (1 - 0.15 * severity);
    int since = sinceChange(studyDay);
    return truth.archetype() == Archetype.FALLING_SILENT && since >= 0
        ? (since > 9 ? 0 : usual * Math.exp(-since / 2.5))
        : usual;
  }

  private boolean worn() {
    boolean forgotten = random.nextDouble() < 0.04;
    int since = sinceChange(studyDay);
    return switch (truth.archetype()) {
      case WEARABLE_NOT_WORN -> since < 0 && !forgotten;
      case FALLING_SILENT -> since < 3 && !forgotten;
      default -> !forgotten;
    };
  }

  private ZoneId zone() {
    int since = sinceChange(studyDay);
    boolean away = truth.archetype() == Archetype.TRAVELLER && since >= 0 && since < TRAVEL_DAYS;
    return ZoneId.of(away ? persona.awayZone() : persona.homeZone());
  }

  private Duration phoneClockError() {
    int since = sinceChange(studyDay);
    if (truth.archetype() != Archetype.WRONG_PHONE_CLOCK || since < 0) {
      return Duration.ZERO;
    }
    if (since < 6) {
      return Duration.ofHours(26);
    }
    return since >= 10 && since < 15 ? Duration.ofHours(-50) : Duration.ZERO;
  }

  private static double weekendSleep(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case SATURDAY, SUNDAY -> 0.5;
      default -> 0;
    };
  }

  static double clip(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
