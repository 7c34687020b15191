package org.attune.analytics.alert;

import java.util.List;
import org.attune.analytics.event.Confidentiality;

/**
 * One episode of one problem of one patient, as published.
 *
 * @param alertId hash of patient, kind and opening evidence, 32 hexadecimal digits; never reused
 * @param tier highest tier among the evidence
 * @param openedAtMillis when its opening evidence came, or when it was no longer held back, epoch
 *     milliseconds UTC
 * @param lastEvidenceAtMillis when its latest evidence came, epoch milliseconds UTC; not before it
 *     opened
 * @param evidenceCount all evidence, also what is no longer listed
 * @param evidence opening evidence first, then the latest
 * @param heldBack pieces of evidence that were held back before it opened, for the sake of sparing
 *     alerts
 * @param revision grows with every change
 */
public record Alert(
    String alertId,
    String patientId,
    AlertKind kind,
    Tier tier,
    Detection detection,
    long openedAtMillis,
    long lastEvidenceAtMillis,
    int evidenceCount,
    List<Evidence> evidence,
    int heldBack,
    long revision,
    Confidentiality confidentiality) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Alert[redacted]";
  }
}
