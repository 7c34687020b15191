package org.attune.analytics.event;

import org.jspecify.annotations.Nullable;

/**
 * A therapy appointment and what became of it; each new status is a higher revision. The envelope's
 * moment is when the status was recorded.
 *
 * @param modality such as cbt, or null
 * @param scheduledStartMillis scheduled start, epoch milliseconds UTC; the session belongs to its
 *     local date
 * @param scheduledMinutes scheduled length, minutes, or null
 * @param minutes minutes attended; 0 unless attended
 */
public record SessionAttendance(
    Envelope envelope,
    SessionKind kind,
    @Nullable String modality,
    long scheduledStartMillis,
    @Nullable Integer scheduledMinutes,
    int minutes,
    AttendanceStatus status) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "SessionAttendance[redacted]";
  }
}
