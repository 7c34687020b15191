package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.attune.dashboard.caseload.CaseloadPage;
import org.attune.dashboard.caseload.CaseloadRow;
import org.attune.schemas.result.PriorityLevel;
import org.jspecify.annotations.Nullable;

/**
 * A page of the caseload.
 *
 * @param patients who needs a look first
 * @param page number of the page
 * @param pages number of pages
 * @param total patients on all pages
 * @param delayedSince since when data are missing, or null
 * @param notice notice under 42 CFR 2.32 where it is due, else null
 */
record CaseloadAnswer(
    @Schema(description = "Who needs a look first comes first.") List<PatientEntry> patients,
    @Schema(description = "Number of this page, from 1.") int page,
    @Schema(description = "Number of pages, at least 1; 100 patients a page.") int pages,
    @Schema(description = "Patients in scope, all pages together.") int total,
    @Schema(description = Words.DELAYED) @Nullable Instant delayedSince,
    @Schema(description = Words.NOTICE) @Nullable String notice) {
  /**
   * A patient.
   *
   * @param patientId opaque id
   * @param name name on screen
   * @param careTeam care team, or null
   * @param priority priority for review
   * @param lastDataAt when data last came, or null
   * @param silentMetrics metrics that have gone silent
   * @param openAlerts open alerts, most pressing first
   */
  record PatientEntry(
      @Schema(description = Words.PATIENT) String patientId,
      @Schema(description = "Name on screen. No other answer holds names.") String name,
      @Schema(description = "Name of the care team; null for none.") @Nullable String careTeam,
      @Schema(description = "Priority for review. It tells whom to look at first, not a diagnosis.")
          PriorityLevel priority,
      @Schema(description = "When data last came, UTC; null before any.")
          @Nullable Instant lastDataAt,
      @Schema(description = "Ids of metrics silent for 7 days or more: silence is not recovery.")
          List<String> silentMetrics,
      @Schema(description = "Open alerts, the most pressing first.") List<AlertEntry> openAlerts) {
    private static PatientEntry of(CaseloadRow row) {
      return new PatientEntry(
          row.patientId(),
          row.name(),
          row.careTeam(),
          row.level(),
          row.lastDataAt(),
          row.silentMetrics(),
          row.alerts().stream().map(AlertEntry::of).toList());
    }

    /** Shows no name. */
    @Override
    public String toString() {
      return "PatientEntry[priority=" + priority + "]";
    }
  }

  static CaseloadAnswer of(CaseloadPage page, @Nullable Instant delayedSince) {
    List<PatientEntry> patients = page.rows().stream().map(PatientEntry::of).toList();
    return new CaseloadAnswer(
        patients,
        page.number(),
        page.pages(),
        page.patients(),
        delayedSince,
        Part2Notice.where(page.restricted()));
  }
}
