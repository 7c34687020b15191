package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.enrollment.EnrollmentForm;
import org.attune.dashboard.enrollment.EnrollmentForm.Refusal;
import org.attune.dashboard.enrollment.EnrollmentQueries;
import org.attune.dashboard.enrollment.EnrollmentService;
import org.attune.dashboard.security.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Admissions by programs, for supervisors. */
@RestController
@RequestMapping(path = "/api/v1/enrollments", produces = MediaType.APPLICATION_JSON_VALUE)
final class EnrollmentApiController {
  private final EnrollmentQueries admits;
  private final EnrollmentService service;

  EnrollmentApiController(EnrollmentQueries admits, EnrollmentService service) {
    this.admits = admits;
    this.service = service;
  }

  @Operation(
      summary = "Where people may be admitted",
      description = "Programs that the account supervises and the care teams that treat for them.")
  @GetMapping
  PlacesAnswer places(Viewer viewer) {
    return PlacesAnswer.of(admits.programs(viewer).values(), admits.teams(viewer));
  }

  @Operation(
      summary = "Admit a person",
      description =
          "Enrolls a person from now on. Nobody under 18 is enrolled. Sending the same again admits"
              + " nobody twice: it is answered 409, IN_CARE_ALREADY.")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  AdmissionAnswer admit(Viewer viewer, @RequestBody AdmissionRequest request) {
    EnrollmentForm form = request.form();
    Optional<Refusal> refusal = service.enroll(viewer, form);
    if (refusal.isPresent()) {
      throw AdmissionRequest.refused(refusal.get());
    }
    Program program = admits.programs(viewer).get(form.program());
    return new AdmissionAnswer(form.patient(), form.program(), program != null && program.part2());
  }
}
