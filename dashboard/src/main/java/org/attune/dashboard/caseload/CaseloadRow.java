package org.attune.dashboard.caseload;

import java.time.Instant;
import java.util.List;
import org.attune.dashboard.alert.AlertView;
import org.attune.schemas.result.PriorityLevel;
import org.jspecify.annotations.Nullable;

/**
 * One patient of the caseload.
 *
 * @param patientId opaque id
 * @param name name on screen
 * @param careTeam care team, or null for none
 * @param level priority for review
 * @param priority priority for review in words
 * @param tone the priority as a CSS class
 * @param alerts open alerts, most pressing first
 * @param lastData when data last came, in words
 * @param lastDataAt when data last came, or null
 * @param missing what has gone silent, in words
 * @param silentMetrics ids of the metrics that have
 */
public record CaseloadRow(
    String patientId,
    String name,
    @Nullable String careTeam,
    PriorityLevel level,
    String priority,
    String tone,
    List<AlertView> alerts,
    String lastData,
    @Nullable Instant lastDataAt,
    List<String> missing,
    List<String> silentMetrics) {

  public CaseloadRow {
    alerts = List.copyOf(alerts);
    missing = List.copyOf(missing);
    silentMetrics = List.copyOf(silentMetrics);
  }

  /** Shows no name. */
  @Override
  public String toString() {
    return "CaseloadRow[patientId=" + patientId + "]";
  }
}
