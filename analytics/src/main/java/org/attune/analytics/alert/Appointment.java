package org.attune.analytics.alert;

import org.attune.analytics.event.AttendanceStatus;

/**
 * What became of one appointment.
 *
 * @param eventId the appointment's event
 * @param revision revision that told it
 * @param scheduledMillis scheduled start, epoch milliseconds UTC
 * @param status what became of it
 */
public record Appointment(
    String eventId, int revision, long scheduledMillis, AttendanceStatus status) {
  /** True for an unexcused no-show. */
  boolean missed() {
    return status == AttendanceStatus.NO_SHOW;
  }

  /** True when it says whether the patient comes. */
  boolean counts() {
    return status == AttendanceStatus.NO_SHOW || status == AttendanceStatus.ATTENDED;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Appointment[redacted]";
  }
}
