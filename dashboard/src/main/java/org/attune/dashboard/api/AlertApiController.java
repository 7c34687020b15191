package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.UUID;
import org.attune.dashboard.alert.ActionOutcome;
import org.attune.dashboard.alert.AlertQueries;
import org.attune.dashboard.alert.AlertWorkflow;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.patient.PatientQueries;
import org.attune.dashboard.patient.PatientReading;
import org.attune.dashboard.projection.ProjectionHealth;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts for programs, and what they do about them. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
final class AlertApiController {
  private static final int PAGE_SIZE = 200;

  private final AlertQueries alerts;
  private final AlertWorkflow workflow;
  private final PatientReading reading;
  private final PatientQueries patients;
  private final ProjectionHealth health;
  private final AuditTrail audit;

  AlertApiController(
      AlertQueries alerts,
      AlertWorkflow workflow,
      PatientReading reading,
      PatientQueries patients,
      ProjectionHealth health,
      AuditTrail audit) {
    this.alerts = alerts;
    this.workflow = workflow;
    this.reading = reading;
    this.patients = patients;
    this.health = health;
    this.audit = audit;
  }

  @Operation(
      summary = "Open alerts",
      description =
          "Every open alert that the account may see: new ones first, then by tier, then what waits"
              + " longest, as the inbox has them.")
  @GetMapping("/alerts")
  AlertsAnswer open(
      Viewer viewer,
      @Parameter(description = "Number of the page, from 1; beyond the ends the nearest there is.")
          @RequestParam(defaultValue = "1")
          int page) {
    int total = alerts.countOpen(viewer);
    int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int number = Math.min(Math.max(1, page), pages);
    List<AlertEntry> found =
        alerts.open(viewer, PAGE_SIZE, (number - 1) * PAGE_SIZE).stream()
            .map(AlertEntry::of)
            .toList();
    audit.record(viewer.userId(), AuditAction.CASELOAD_READ);
    return new AlertsAnswer(
        found,
        number,
        pages,
        total,
        health.delayedSince().orElse(null),
        Part2Notice.where(AlertEntry.anyRestricted(found)));
  }

  @Operation(
      summary = "Alerts of a patient",
      description = "Every alert of a patient that the account may see, closed ones too.")
  @GetMapping("/patients/{patientId}/alerts")
  PatientAlertsAnswer ofPatient(
      Viewer viewer, @Parameter(description = Words.PATIENT) @PathVariable String patientId) {
    reading.open(viewer, patientId);
    List<AlertEntry> found =
        alerts.ofPatient(viewer, patientId).stream().map(AlertEntry::of).toList();
    return new PatientAlertsAnswer(
        patientId,
        found,
        health.delayedSince().orElse(null),
        Part2Notice.where(patients.part2(viewer, patientId) || AlertEntry.anyRestricted(found)));
  }

  @Operation(
      summary = "Act on an alert",
      description =
          "Acknowledges an alert, records that somebody tried to reach the patient, puts the alert"
              + " off, or closes it. Nothing is done when evidence joined that was not read (409,"
              + " STALE): read the alert again and decide again. An alert about safety is never"
              + " snoozed, and closed only with a disposition.")
  @PostMapping(path = "/alerts/{alertId}/actions", consumes = MediaType.APPLICATION_JSON_VALUE)
  ActionAnswer act(
      Viewer viewer,
      @Parameter(description = "Id of the alert.") @PathVariable String alertId,
      @RequestBody ActionRequest request) {
    UUID actionId = request.actionId() == null ? UUID.randomUUID() : request.actionId();
    ActionOutcome outcome = workflow.act(viewer, alertId, request.act(), actionId);
    if (!outcome.done()) {
      throw refused(outcome);
    }
    AlertEntry alert =
        alerts.find(viewer, alertId).map(AlertEntry::of).orElseThrow(NotFoundException::new);
    return new ActionAnswer(
        actionId, outcome, outcome.words(), alert, Part2Notice.where(alert.restricted()));
  }

  private static RuntimeException refused(ActionOutcome outcome) {
    return switch (outcome) {
      case NOT_FOUND -> new NotFoundException();
      case STALE ->
          RefusedException.of(
              HttpStatus.CONFLICT,
              outcome.name(),
              "Not recorded: new evidence came in since revisionSeen. Read the alert again, then"
                  + " decide again and send the revision read.");
      case CLOSED_ALREADY, ACTION_ID_TAKEN ->
          RefusedException.of(HttpStatus.CONFLICT, outcome.name(), outcome.words());
      case REASON_TOO_LONG -> RefusedException.at("reason", outcome.words());
      default ->
          RefusedException.of(HttpStatus.UNPROCESSABLE_CONTENT, outcome.name(), outcome.words());
    };
  }
}
