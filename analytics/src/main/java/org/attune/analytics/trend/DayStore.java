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

  /** The ratings taken together, or null before their first publication. */
  @Nullable TogetherTrend together();

  /** Keeps the ratings taken together. */
  void keep(TogetherTrend together);

  /** A page of an open day, or null while it is empty. */
  @Nullable DayPage page(PageKey key);

  /** Keeps a page. */
  void keep(PageKey key, DayPage page);

  /** Forgets a page of a day that is final; it may be empty. */
  void drop(PageKey key);

  /** The patient, as nothing is known of one before the first event. */
  default PatientTrend patientOrNew() {
    PatientTrend patient = patient();
    return patient == null ? PatientTrend.NEW : patient;
  }

  /** A metric, as nothing is known of one before its first publication. */
  default MetricTrend metricOrNew(String id) {
    MetricTrend metric = metric(id);
    return metric == null ? MetricTrend.NEW : metric;
  }

  /** The ratings taken together, likewise. */
  default TogetherTrend togetherOrNew() {
    TogetherTrend together = together();
    return together == null ? TogetherTrend.NEW : together;
  }

  /** A page, empty where there is none. */
  default DayPage pageOrEmpty(PageKey key) {
    DayPage page = page(key);
    return page == null ? DayPage.EMPTY : page;
  }
}
