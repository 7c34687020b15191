package org.attune.analytics.trend;

import org.jspecify.annotations.Nullable;

/** Where the trend fold keeps one patient: maps in tests, keyed state in a job. */
public interface DayStore {
  /** The patient, or null before the first event. */
  @Nullable PatientTrend patient();

  /** Keeps the patient. */
  void keep(PatientTrend patient);

  /** A metric of the patient, or null before its first publication. */
  @Nullable MetricTrend metric(String id);

  /** Keeps a metric. */
  void keep(String id, MetricTrend metric);

  /** A page of an open day, or null while it is empty. */
  @Nullable DayPage page(PageKey key);

  /** Keeps a page. */
  void keep(PageKey key, DayPage page);

  /** Forgets a page of a day that is final; it may be empty. */
  void drop(PageKey key);
}
