package org.attune.dashboard.caseload;

import java.time.Instant;
import java.util.List;
import org.attune.dashboard.alert.AlertView;
import org.jspecify.annotations.Nullable;

/**
 * One patient of the caseload.
 *
 * @param patientId opaque id
 * @param name name on screen
 * @param careTeam care team, or words for none
 * @param priority priority for review in words
 * @param tone the priority as a CSS class
 * @param alerts open alerts, most pressing first
 * @param lastData when data last came, in words
 * @param lastDataAt when data last came, or null
 * @param missing what has gone silent, in words
 */
public record CaseloadRow(
    String patientId,
    String name,
    String careTeam,
    String priority,
    String tone,
    List<AlertView> alerts,
    String lastData,
    @Nullable Instant lastDataAt,
    List<String> missing) {

  public CaseloadRow {
    alerts = List.copyOf(alerts);
    missing = List.copyOf(missing);
  }

  /** Shows no name. */
  @Override
  public String toString() {
    return "CaseloadRow[patientId=" + patientId + "]";
  }
}
