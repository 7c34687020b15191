package org.attune.dashboard.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.attune.schemas.common.Tier;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.result.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a page shows it.
 *
 * @param alertId id
 * @param patientId opaque id
 * @param patientName name on screen
 * @param kind what it is about, in words
 * @param safety whether it is on the safety path
 * @param tier how soon it asks for a review
 * @param tierLabel the tier in words
 * @param tone the tier as a CSS class
 * @param workflow NEW, ACKNOWLEDGED, SNOOZED or RESOLVED; evidence beyond what was seen makes it
 *     NEW again
 * @param open whether it still asks for something
 * @param recovered whether data show that it is over
 * @param openedAt when the episode opened
 * @param lastEvidenceAt when evidence last joined
 * @param opened the former in words
 * @param lastEvidence the latter in words
 * @param due by when to acknowledge, in words; null when acknowledged or nobody was notified
 * @param overdue whether that time has passed
 * @param reason the most recent evidence as a sentence
 * @param evidence all listed evidence as sentences, most recent first
 * @param alsoOutside other metrics whose charts are part of the alert, in words
 * @param evidenceCount all evidence of the episode
 * @param revision revision shown: what an action on this page has seen
 * @param restricted whether 42 CFR Part 2 rules travel with it
 * @param acted who acted last and when, in words; null before
 * @param disposition what came of it, in words; null before it is resolved
 * @param snoozedUntil until when it is put off, in words; null when it is not
 * @param contacted whether somebody has tried to reach the patient since it was last new
 * @param breachDays days of chart breaches
 * @param facts for programs, what the words above say
 */
public record AlertView(
    String alertId,
    String patientId,
    String patientName,
    String kind,
    boolean safety,
    Tier tier,
    String tierLabel,
    String tone,
    String workflow,
    boolean open,
    boolean recovered,
    Instant openedAt,
    Instant lastEvidenceAt,
    String opened,
    String lastEvidence,
    @Nullable String due,
    boolean overdue,
    String reason,
    List<String> evidence,
    List<String> alsoOutside,
    int evidenceCount,
    long revision,
    boolean restricted,
    @Nullable String acted,
    @Nullable String disposition,
    @Nullable String snoozedUntil,
    boolean contacted,
    List<BreachDay> breachDays,
    Facts facts) {

  /**
   * A day on which a chart left its limits.
   *
   * @param metric metric id
   * @param day the patient's local day
   */
  public record BreachDay(String metric, LocalDate day) {}

  /**
   * What a page says in words.
   *
   * @param kind what it is about
   * @param dueAt by when to acknowledge; null when acknowledged or nobody was notified
   * @param actedAt when somebody last acted; null before
   * @param disposition what came of it; null before it is resolved
   * @param snoozedUntil until when it is put off; null when it is not
   */
  public record Facts(
      AlertKind kind,
      @Nullable Instant dueAt,
      @Nullable Instant actedAt,
      @Nullable Disposition disposition,
      @Nullable Instant snoozedUntil) {}

  public AlertView {
    evidence = List.copyOf(evidence);
    alsoOutside = List.copyOf(alsoOutside);
    breachDays = List.copyOf(breachDays);
  }

  /** Whether nobody has acknowledged what there is now. */
  public boolean fresh() {
    return open && workflow.equals("NEW");
  }

  /** Where the alert stands, in words. */
  public String state() {
    if (!open) {
      return workflow.equals("RESOLVED")
          ? "Resolved"
          : recovered ? "Recovered with data" : "Closed";
    }
    if (snoozed()) {
      return "Snoozed until " + snoozedUntil;
    }
    if (contactAttempted()) {
      return "Contact attempted, still open";
    }
    return onlySeen() ? "Acknowledged, not yet acted on" : "New";
  }

  /** Acknowledged, and nobody has done more: acknowledging is not acting. */
  public boolean onlySeen() {
    return open && workflow.equals("ACKNOWLEDGED") && !contacted;
  }

  /** Somebody has tried to reach the patient; the alert waits for what comes of it. */
  public boolean contactAttempted() {
    return open && workflow.equals("ACKNOWLEDGED") && contacted;
  }

  /** Put off. */
  public boolean snoozed() {
    return open && workflow.equals("SNOOZED");
  }

  /** What was last done about it, in words. */
  public String lastAct() {
    if (disposition != null) {
      return disposition;
    }
    if (fresh()) {
      return snoozedUntil == null ? "Acknowledged before this evidence" : "Snoozed before";
    }
    if (snoozed()) {
      return "Snoozed";
    }
    return contacted ? "Contact attempted" : "Acknowledged";
  }

  /** Evidence that is no longer listed. */
  public int unlisted() {
    return Math.max(0, evidenceCount - evidence.size());
  }

  /** Shows no name. */
  @Override
  public String toString() {
    return "AlertView[alertId=" + alertId + ", revision=" + revision + "]";
  }
}
