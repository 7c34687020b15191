package org.attune.dashboard.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of every day in which a follower is not told of what can wait.
 *
 * @param from local time; the same as {@code until} means no hours
 * @param until local time, on the next day when it is before {@code from}
 * @param zone the follower's zone
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

  /** When somebody may be told who was to be told at an instant: then, or when the quiet ends. */
  public Instant notBefore(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = until.isBefore(from);
    boolean quiet =
        overnight
            ? !time.isBefore(from) || time.isBefore(until)
            : !time.isBefore(from) && time.isBefore(until);
    if (!quiet) {
      return at;
    }
    boolean tomorrow = overnight && !time.isBefore(from);
    return local.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(until).atZone(zone).toInstant();
  }
}
