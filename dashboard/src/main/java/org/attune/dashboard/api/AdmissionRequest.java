package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Objects;
import org.attune.dashboard.enrollment.EnrollmentForm;
import org.attune.dashboard.enrollment.EnrollmentForm.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Whom to admit where.
 *
 * @param patientId opaque id that the person's app and devices send under
 * @param name name on screen
 * @param birthDate date of birth
 * @param programId program
 * @param careTeamId care team
 * @param zone IANA time zone of the person's home
 */
record AdmissionRequest(
    @Schema(
            description = "Opaque id that the person's app and devices send under.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            pattern = "^[A-Za-z0-9_.-]{1,64}$")
        @Nullable String patientId,
    @Schema(
            description = "Name on screen.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 100)
        @Nullable String name,
    @Schema(
            description = "Date of birth: judged and kept nowhere. Nobody under 18 is enrolled.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable LocalDate birthDate,
    @Schema(
            description = "Program that the account supervises.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String programId,
    @Schema(
            description = "Care team that treats for the program.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String careTeamId,
    @Schema(
            description = "IANA time zone of the person's home.",
            example = "America/Chicago",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String zone) {
  /** The same as the page's form; what is missing is blank there. */
  EnrollmentForm form() {
    return new EnrollmentForm(
        said(patientId), said(name), birthDate, said(programId), said(careTeamId), said(zone));
  }

  private static String said(@Nullable String text) {
    return Objects.toString(text, "");
  }

  /** Why it is refused, as an answer. */
  static RefusedException refused(Refusal why) {
    String words = "Not enrolled: " + why.words();
    return switch (why) {
      case NO_ID -> RefusedException.at("patientId", words);
      case NO_NAME -> RefusedException.at("name", words);
      case NO_BIRTH_DATE -> RefusedException.at("birthDate", words);
      case NO_ZONE -> RefusedException.at("zone", words);
      case IN_CARE_ALREADY -> RefusedException.of(HttpStatus.CONFLICT, why.name(), words);
      case UNDER_18, NOT_YOUR_PROGRAM, NO_SUCH_TEAM ->
          RefusedException.of(HttpStatus.UNPROCESSABLE_CONTENT, why.name(), words);
    };
  }

  /** Shows nobody. */
  @Override
  public String toString() {
    return "AdmissionRequest[redacted]";
  }
}
