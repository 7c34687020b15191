package org.attune.analytics.alert;

import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.trend.TrendPoint;

/** What alert detection reacts to. */
public sealed interface AlertInput {
  /** An assessment, and when the log took it (epoch milliseconds UTC). */
  record AssessmentReceived(Assessment assessment, long producedAtMillis) implements AlertInput {}

  /** A check-in, and when the log took it (epoch milliseconds UTC). */
  record CheckInReceived(CheckIn checkIn, long producedAtMillis) implements AlertInput {}

  /** A trend point, new or revised. */
  record TrendPublished(TrendPoint point) implements AlertInput {}

  /** A clinician's action. */
  record ActionTaken(AlertAction action) implements AlertInput {}

  /** Nothing but time. */
  record TimePassed() implements AlertInput {}
}
