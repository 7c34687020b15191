package org.attune.analytics.event;

/** What became of an appointment. */
public enum AttendanceStatus {
  UNKNOWN,
  SCHEDULED,
  ATTENDED,
  NO_SHOW,
  /** The patient called it off in time or for cause. */
  EXCUSED,
  /** Not the patient's doing. */
  CANCELLED_BY_PROGRAM
}
