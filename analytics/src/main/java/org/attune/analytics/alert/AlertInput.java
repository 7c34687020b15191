package org.attune.analytics.alert;

import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.trend.TrendPoint;

/** What alert detection reacts to. */
public sealed interface AlertInput {
  /** An assessment, and when the log took it (epoch milliseconds UTC). */
  record AssessmentReceived(Assessment assessment, long producedAtMillis) implements AlertInput {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "AssessmentReceived[redacted]";
    }
  }

  /** A check-in, and when the log took it (epoch milliseconds UTC). */
  record CheckInReceived(CheckIn checkIn, long producedAtMillis) implements AlertInput {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "CheckInReceived[redacted]";
    }
  }

  /** A trend point, new or revised. */
  record TrendPublished(TrendPoint point) implements AlertInput {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "TrendPublished[redacted]";
    }
  }

  /** A clinician's action. */
  record ActionTaken(AlertAction action) implements AlertInput {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "ActionTaken[redacted]";
    }
  }

  /** Nothing but time. */
  record TimePassed() implements AlertInput {}
}
