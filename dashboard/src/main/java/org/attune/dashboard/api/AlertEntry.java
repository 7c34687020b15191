package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.attune.dashboard.alert.AlertView;
import org.attune.schemas.common.Tier;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.result.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * An alert; {@link AlertView} says of each field what it is.
 *
 * @param alertId id
 * @param patientId opaque id
 * @param kind what it is about
 * @param safety whether it is on the safety path
 * @param tier how soon it asks for a review
 * @param workflow where it stands
 * @param open whether it still asks for something
 * @param contactAttempted whether somebody tried to reach the patient since it was last new
 * @param recovered whether data show that it is over
 * @param openedAt when the episode opened
 * @param lastEvidenceAt when evidence last joined
 * @param dueAt by when to acknowledge, or null
 * @param overdue whether that time has passed
 * @param reason the most recent evidence as a sentence
 * @param evidence all listed evidence as sentences
 * @param evidenceCount all evidence of the episode
 * @param revision what an action on it has seen
 * @param restricted whether 42 CFR Part 2 rules travel with it
 * @param actedAt when somebody last acted, or null
 * @param disposition what came of it, or null
 * @param snoozedUntil until when it is put off, or null
 */
record AlertEntry(
    @Schema(description = "Id of the alert.") String alertId,
    @Schema(description = Words.PATIENT) String patientId,
    @Schema(description = "What it is about.") AlertKind kind,
    @Schema(description = "Whether it is about safety: never snoozed, closed with a disposition.")
        boolean safety,
    @Schema(description = "How soon it asks for a review.") Tier tier,
    @Schema(
            description = "Where it stands; new evidence makes it NEW again.",
            allowableValues = {"NEW", "ACKNOWLEDGED", "SNOOZED", "RESOLVED"})
        String workflow,
    @Schema(description = "Whether it still asks for something.") boolean open,
    @Schema(description = "Whether somebody tried to reach the patient since it was last NEW.")
        boolean contactAttempted,
    @Schema(description = "Whether data show that it is over.") boolean recovered,
    @Schema(description = "When the episode opened, UTC.") Instant openedAt,
    @Schema(description = "When evidence last joined, UTC.") Instant lastEvidenceAt,
    @Schema(
            description =
                "By when to acknowledge, UTC; null when acknowledged or nobody was notified.")
        @Nullable Instant dueAt,
    @Schema(description = "Whether that time has passed.") boolean overdue,
    @Schema(description = "The most recent evidence as a sentence.") String reason,
    @Schema(description = "All listed evidence as sentences, the most recent first.")
        List<String> evidence,
    @Schema(description = "All evidence of the episode, listed or not.") int evidenceCount,
    @Schema(description = "Grows with every change: what an action sends back as revisionSeen.")
        long revision,
    @Schema(description = "Whether the rules of 42 CFR Part 2 travel with it.") boolean restricted,
    @Schema(description = "When somebody last acted, UTC; null before.") @Nullable Instant actedAt,
    @Schema(description = "What came of it; null before it is resolved.")
        @Nullable Disposition disposition,
    @Schema(description = "Until when it is put off, UTC; null when it is not.")
        @Nullable Instant snoozedUntil) {
  static AlertEntry of(AlertView alert) {
    AlertView.Facts facts = alert.facts();
    return new AlertEntry(
        alert.alertId(),
        alert.patientId(),
        facts.kind(),
        alert.safety(),
        alert.tier(),
        alert.workflow(),
        alert.open(),
        alert.contacted(),
        alert.recovered(),
        alert.openedAt(),
        alert.lastEvidenceAt(),
        facts.dueAt(),
        alert.overdue(),
        alert.reason(),
        alert.evidence(),
        alert.evidenceCount(),
        alert.revision(),
        alert.restricted(),
        facts.actedAt(),
        facts.disposition(),
        facts.snoozedUntil());
  }

  static boolean anyRestricted(List<AlertEntry> alerts) {
    return alerts.stream().anyMatch(AlertEntry::restricted);
  }

  /** Shows nothing of the patient. */
  @Override
  public String toString() {
    return "AlertEntry[alertId=" + alertId + ", revision=" + revision + "]";
  }
}
