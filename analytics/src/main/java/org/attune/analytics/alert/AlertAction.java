package org.attune.analytics.alert;

/**
 * What a clinician did about an alert, as far as detection cares.
 *
 * @param resolves true when it ends the episode with a disposition
 * @param revisionSeen revision of the alert that the clinician saw
 */
public record AlertAction(
    String actionId, String alertId, String patientId, boolean resolves, long revisionSeen) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "AlertAction[redacted]";
  }
}
