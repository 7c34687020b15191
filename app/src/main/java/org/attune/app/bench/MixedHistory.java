package org.attune.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;

/**
 * Histories of many patients in receive order, made as fast as they can be sent.
 *
 * <p>They end the day before they are made: nothing in them is from the future.
 */
final class MixedHistory {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MINUTES_A_DAY = 1440;

  /** The patients' records of one minute or slot are received within so many milliseconds. */
  private static final long SPREAD_MILLIS = 50_000;

  private final List<MixedPatient> patients = new ArrayList<>();
  private final Instant firstMidnight;
  private final int days;

  /**
   * Histories.
   *
   * @param cohort decides ids and values
   * @param endMidnight the midnight after the last day, UTC
   */
  MixedHistory(String cohort, int patients, int days, Instant endMidnight) {
    for (int number = 0; number < patients; number++) {
      this.patients.add(new MixedPatient(cohort, number, Source.REPLAY));
    }
    this.firstMidnight = endMidnight.minus(DAY.multipliedBy(days));
    this.days = days;
  }

  /** The real mix: whole days of {@link Part}. */
  void mix(Consumer<TimedEvent> into) {
    for (int day = 0; day < days; day++) {
      Instant midnight = firstMidnight.plus(DAY.multipliedBy(day));
      for (Part.Slot slot : Part.of(day)) {
        Instant at = midnight.plus(Duration.ofMinutes(slot.minute()));
        Instant receivedAt = midnight.plus(Duration.ofMinutes(slot.receivedMinute()));
        for (int patient = 0; patient < patients.size(); patient++) {
          into.accept(patients.get(patient).event(slot.part(), at, spread(receivedAt, patient)));
        }
      }
    }
  }

  /** Heart rates of every minute, each in a record of its own. */
  void oneHeartRateARecord(Consumer<TimedEvent> into) {
    for (int day = 0; day < days; day++) {
      Instant midnight = firstMidnight.plus(DAY.multipliedBy(day));
      for (int minute = 0; minute < MINUTES_A_DAY; minute++) {
        Instant at = midnight.plus(Duration.ofMinutes(minute));
        Instant receivedAt = at.plus(Duration.ofMinutes(1));
        for (int patient = 0; patient < patients.size(); patient++) {
          into.accept(patients.get(patient).oneHeartRate(at, spread(receivedAt, patient)));
        }
      }
    }
  }

  private Instant spread(Instant receivedAt, int patient) {
    return receivedAt.plusMillis(patient * SPREAD_MILLIS / patients.size());
  }
}
