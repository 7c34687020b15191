package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.attune.dashboard.alert.Act;
import org.attune.schemas.context.Action;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.context.Usefulness;
import org.jspecify.annotations.Nullable;

/**
 * What to do about an alert.
 *
 * @param actionId id of the sender's own, or null
 * @param action what
 * @param revisionSeen revision of the alert that was read
 * @param disposition what came of it, or null
 * @param reason why, or null
 * @param usefulness whether the alert was useful, or null
 * @param snoozedUntil until when to put it off, or null
 */
record ActionRequest(
    @Schema(
            description =
                "Names this action for ever: sending the same again does nothing more and is"
                    + " answered as before. Without it the server chooses one, and nothing tells a"
                    + " repeat from a second action.")
        @Nullable UUID actionId,
    @Schema(
            description = "What to do.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"ACKNOWLEDGE", "CONTACT_ATTEMPT", "SNOOZE", "RESOLVE"})
        @Nullable Action action,
    @Schema(description = Words.SINCE, requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Long revisionSeen,
    @Schema(
            description =
                "What came of it; with RESOLVE only, and needed there when the alert is about"
                    + " safety.",
            allowableValues = {
              "CONTACTED",
              "SAFETY_PLAN_REVIEWED",
              "LEVEL_OF_CARE_CHANGED",
              "UNABLE_TO_REACH",
              "NO_ACTION"
            })
        @Nullable Disposition disposition,
    @Schema(
            description =
                "Why, or what was tried, at most 500 characters; with RESOLVE and CONTACT_ATTEMPT."
                    + " Needed with NO_ACTION and UNABLE_TO_REACH.",
            maxLength = 500)
        @Nullable String reason,
    @Schema(
            description = "Whether the alert was useful; with RESOLVE only.",
            allowableValues = {"USEFUL", "NOT_USEFUL"})
        @Nullable Usefulness usefulness,
    @Schema(
            description =
                "Until when to put it off, UTC, at most 72 hours ahead; with SNOOZE only, and"
                    + " needed there.")
        @Nullable Instant snoozedUntil) {
  /**
   * The act of it.
   *
   * @throws RefusedException when a field is missing, or stands where it says nothing
   */
  Act act() {
    if (action == null || action == Action.UNKNOWN) {
      throw RefusedException.at("action", "Say what to do.");
    }
    if (revisionSeen == null) {
      throw RefusedException.at("revisionSeen", "Say which revision of the alert was read.");
    }
    boolean resolves = action == Action.RESOLVE;
    onlyWith(resolves, "disposition", disposition);
    onlyWith(resolves, "usefulness", usefulness);
    onlyWith(resolves || action == Action.CONTACT_ATTEMPT, "reason", reason);
    onlyWith(action == Action.SNOOZE, "snoozedUntil", snoozedUntil);
    return switch (action) {
      case ACKNOWLEDGE, UNKNOWN -> Act.acknowledge(revisionSeen);
      case CONTACT_ATTEMPT -> Act.contactAttempt(revisionSeen, reason);
      case SNOOZE -> {
        if (snoozedUntil == null) {
          throw RefusedException.at("snoozedUntil", "Say until when.");
        }
        yield Act.snooze(revisionSeen, snoozedUntil);
      }
      case RESOLVE ->
          Act.resolve(
              revisionSeen,
              disposition == null ? Disposition.UNKNOWN : disposition,
              reason,
              usefulness == null ? Usefulness.UNKNOWN : usefulness);
    };
  }

  /** Dropping what somebody wrote would be silent; so it is refused. */
  private static void onlyWith(boolean belongs, String field, @Nullable Object value) {
    if (!belongs && value != null) {
      throw RefusedException.at(field, "This action has no such field.");
    }
  }

  /** Shows no words of the clinician's. */
  @Override
  public String toString() {
    return "ActionRequest[action=" + action + ", revisionSeen=" + revisionSeen + "]";
  }
}
