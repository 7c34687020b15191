package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.caseload.CaseloadQueries;
import org.attune.dashboard.projection.ProjectionHealth;
import org.attune.dashboard.security.Viewer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caseload for programs. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class CaseloadApiController {
  private final CaseloadQueries caseload;
  private final ProjectionHealth health;
  private final AuditTrail audit;

  CaseloadApiController(CaseloadQueries caseload, ProjectionHealth health, AuditTrail audit) {
    this.caseload = caseload;
    this.health = health;
    this.audit = audit;
  }

  @Operation(
      summary = "The caseload",
      description =
          "Patients in care whom the account may see, with their open alerts: open safety alerts"
              + " first, then by priority for review, then by name.")
  @GetMapping("/caseload")
  CaseloadAnswer caseload(
      Viewer viewer,
      @Parameter(description = "Number of the page, from 1; beyond the ends the nearest there is.")
          @RequestParam(defaultValue = "1")
          int page) {
    CaseloadAnswer answer =
        CaseloadAnswer.of(caseload.page(viewer, page), health.delayedSince().orElse(null));
    audit.record(viewer.userId(), AuditAction.CASELOAD_READ);
    return answer;
  }
}
