package org.attune.analytics.alert;

import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.CareEpisode;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.trend.TrendPoint;

/** What alert detection reacts to. */
public sealed interface AlertInput {
  /** When what it tells was received, epoch milliseconds UTC; 0 where nothing was. */
  default long receivedAtMillis() {
    return 0;
  }

  /** An assessment, and when the log took it (epoch milliseconds UTC). */
  record AssessmentReceived(Assessment assessment, long producedAtMillis) implements AlertInput {
    @Override
    public long receivedAtMillis() {
      return assessment.envelope().receivedAtMillis();
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "AssessmentReceived[redacted]";
    }
  }

  /** A check-in, and when the log took it (epoch milliseconds UTC). */
  record CheckInReceived(CheckIn checkIn, long producedAtMillis) implements AlertInput {
    @Override
    public long receivedAtMillis() {
      return checkIn.envelope().receivedAtMillis();
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "CheckInReceived[redacted]";
    }
  }

  /** An appointment, and when the log took it (epoch milliseconds UTC). */
  record SessionRecorded(SessionAttendance session, long producedAtMillis) implements AlertInput {
    @Override
    public long receivedAtMillis() {
      return session.envelope().receivedAtMillis();
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "SessionRecorded[redacted]";
    }
  }

  /** A test or self-report of use, and when the log took it (epoch milliseconds UTC). */
  record UseReported(SubstanceUseReport report, long producedAtMillis) implements AlertInput {
    @Override
    public long receivedAtMillis() {
      return report.envelope().receivedAtMillis();
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "UseReported[redacted]";
    }
  }

  /** A change of treatment, and when the log took it (epoch milliseconds UTC). */
  record TreatmentChanged(TreatmentEvent change, long producedAtMillis) implements AlertInput {
    @Override
    public long receivedAtMillis() {
      return change.envelope().receivedAtMillis();
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "TreatmentChanged[redacted]";
    }
  }

  /** Language found in a journal, or no longer in it. */
  record LanguageFound(Finding finding) implements AlertInput {
    @Override
    public long receivedAtMillis() {
      return finding.evidence().receivedAtMillis();
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "LanguageFound[redacted]";
    }
  }

  /** The patient's monitoring plan. */
  record PlanSet(MonitoringPlan plan) implements AlertInput {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "PlanSet[redacted]";
    }
  }

  /** An admission or a discharge. */
  record EnrolmentSet(CareEpisode episode) implements AlertInput {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "EnrolmentSet[redacted]";
    }
  }

  /** A trend point, new or revised. */
  record TrendPublished(TrendPoint point) implements AlertInput {
    @Override
    public long receivedAtMillis() {
      return point.receivedAtMillis();
    }

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
