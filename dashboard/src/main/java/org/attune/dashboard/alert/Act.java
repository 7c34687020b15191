package org.attune.dashboard.alert;

import java.time.Instant;
import org.attune.schemas.context.Action;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.context.Usefulness;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician does about an alert.
 *
 * @param action what
 * @param revisionSeen revision of the alert that the page showed
 * @param disposition what came of it; UNKNOWN when not said
 * @param reason why, or what was tried, in the clinician's words; null when not said
 * @param usefulness whether the alert was useful
 * @param snoozedUntil until when it is put off; null for other actions
 */
public record Act(
    Action action,
    long revisionSeen,
    Disposition disposition,
    @Nullable String reason,
    Usefulness usefulness,
    @Nullable Instant snoozedUntil) {

  public Act {
    reason = reason == null || reason.isBlank() ? null : reason.strip();
  }

  /** Seen. */
  public static Act acknowledge(long revisionSeen) {
    return new Act(
        Action.ACKNOWLEDGE, revisionSeen, Disposition.UNKNOWN, null, Usefulness.UNKNOWN, null);
  }

  /** Put off. */
  public static Act snooze(long revisionSeen, Instant until) {
    return new Act(
        Action.SNOOZE, revisionSeen, Disposition.UNKNOWN, null, Usefulness.UNKNOWN, until);
  }

  /** Tried to reach the patient, without success yet. */
  public static Act contactAttempt(long revisionSeen, @Nullable String note) {
    return new Act(
        Action.CONTACT_ATTEMPT,
        revisionSeen,
        Disposition.CONTACT_ATTEMPTED,
        note,
        Usefulness.UNKNOWN,
        null);
  }

  /** Closed. */
  public static Act resolve(
      long revisionSeen, Disposition disposition, @Nullable String reason, Usefulness usefulness) {
    return new Act(Action.RESOLVE, revisionSeen, disposition, reason, usefulness, null);
  }

  /** Shows no words of the clinician's. */
  @Override
  public String toString() {
    return "Act[action=" + action + ", revisionSeen=" + revisionSeen + "]";
  }
}
