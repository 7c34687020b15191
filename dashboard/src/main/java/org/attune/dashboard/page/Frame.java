package org.attune.dashboard.page;

import org.attune.dashboard.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its content.
 *
 * @param userName name of the signed-in account
 * @param role its role
 * @param delayedSince since when the pages miss data, in words; null while they are up to date
 * @param unreviewedAssessments assessments in quarantine that nobody has reviewed
 * @param unreviewedJournals journal entries in quarantine that nobody has reviewed
 * @param unreadableAlerts alerts the dashboard could not read
 * @param unseenSafetyAlerts open safety alerts that no account may see; 0 for those who cannot mend
 *     that
 * @param zone the zone of the times on the page
 */
public record Frame(
    String userName,
    Role role,
    @Nullable String delayedSince,
    int unreviewedAssessments,
    int unreviewedJournals,
    int unreadableAlerts,
    int unseenSafetyAlerts,
    String zone) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "Frame[role=" + role + ", delayedSince=" + delayedSince + "]";
  }
}
