package org.attune.app.simulate;

import java.time.Duration;
import java.time.Instant;

/**
 * What a cohort follows from: the same settings make the same events, byte for byte.
 *
 * @param seed of every random choice
 * @param patients number of patients, 1 to 100000
 * @param days whole days of history before the day of {@code end}, 1 to 3650
 * @param end instant at which the history stops and live traffic begins
 * @param sampleEvery time between two wearable samples in the history, 1 to 60 whole minutes. Above
 *     two minutes a day is covered too thinly to count for metrics that ask for minute coverage
 */
public record CohortSettings(long seed, int patients, int days, Instant end, Duration sampleEvery) {
  private static final int MOST_PATIENTS = 100_000;
  private static final int MOST_DAYS = 3650;

  /** Checks the ranges. */
  public CohortSettings {
    if (patients < 1 || patients > MOST_PATIENTS) {
      throw new IllegalArgumentException("patients must be 1 to " + MOST_PATIENTS);
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("days must be 1 to " + MOST_DAYS);
    }
    if (sampleEvery.toMinutes() < 1
        || sampleEvery.toMinutes() > 60
        || !Duration.ofMinutes(sampleEvery.toMinutes()).equals(sampleEvery)) {
      throw new IllegalArgumentException("samples must be 1 to 60 whole minutes apart");
    }
  }

  /** Settings with a wearable sample every minute. */
  public static CohortSettings of(long seed, int patients, int days, Instant end) {
    return new CohortSettings(seed, patients, days, end, Duration.ofMinutes(1));
  }

  /** The same with another time between wearable samples. */
  public CohortSettings withSampleEvery(Duration every) {
    return new CohortSettings(seed, patients, days, end, every);
  }

  /** Start of every id and of every random sequence. */
  String namespace() {
    return "cohort|" + seed;
  }
}
