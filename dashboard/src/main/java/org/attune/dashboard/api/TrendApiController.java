package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.attune.dashboard.patient.ChartDay;
import org.attune.dashboard.patient.ChartSource;
import org.attune.dashboard.patient.PatientQueries;
import org.attune.dashboard.patient.PatientReading;
import org.attune.dashboard.projection.ProjectionHealth;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.MetricLabels;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Trends for programs. */
@RestController
@RequestMapping(
    path = "/api/v1/patients/{patientId}/trends",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class TrendApiController {
  private final PatientReading reading;
  private final PatientQueries patients;
  private final ProjectionHealth health;

  TrendApiController(PatientReading reading, PatientQueries patients, ProjectionHealth health) {
    this.reading = reading;
    this.patients = patients;
    this.health = health;
  }

  @Operation(
      summary = "Metrics of a patient",
      description = "Every metric that has days the account may read, each with its latest day.")
  @GetMapping
  TrendsAnswer metrics(
      Viewer viewer, @Parameter(description = Words.PATIENT) @PathVariable String patientId) {
    ChartSource.Answer found = reading.days(reading.open(viewer, patientId));
    List<MetricEntry> metrics = new ArrayList<>();
    found.days().forEach((metric, days) -> metrics.add(MetricEntry.of(metric, days)));
    return new TrendsAnswer(
        patientId,
        metrics,
        found.notice(),
        health.delayedSince().orElse(null),
        Part2Notice.where(patients.part2(viewer, patientId)));
  }

  /** On record as reading the patient, too: that is what the report of who looked counts. */
  @Operation(
      summary = "Days of a metric",
      description =
          "The days of one metric that the account may read, against the patient's own baseline."
              + " A day can change until it is final: its revision then grows.")
  @GetMapping("/{metric}")
  TrendAnswer days(
      Viewer viewer,
      @Parameter(description = Words.PATIENT) @PathVariable String patientId,
      @Parameter(description = Words.METRIC) @PathVariable String metric) {
    reading.open(viewer, patientId);
    List<ChartDay> days = reading.days(viewer, patientId, metric);
    return new TrendAnswer(
        patientId,
        metric,
        MetricLabels.label(metric),
        MetricEntry.unit(metric),
        days.stream().map(TrendDay::of).toList(),
        health.delayedSince().orElse(null),
        Part2Notice.where(patients.part2(viewer, patientId)));
  }
}
