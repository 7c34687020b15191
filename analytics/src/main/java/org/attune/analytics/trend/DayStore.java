package org.attune.analytics.trend;

import org.jspecify.annotations.Nullable;

/** Where the trend fold keeps one patient: a map in tests, keyed state in a job. */
public interface DayStore {
  /** The patient, or null before the first event. */
  @Nullable PatientTrend patient();

  /** Keeps the patient. */
  void keep(PatientTrend patient);

  /** An open day, or null. */
  @Nullable OpenDay day(int epochDay);

  /** Keeps an open day. */
  void keep(int epochDay, OpenDay day);

  /** Forgets a day that is final. */
  void drop(int epochDay);
}
