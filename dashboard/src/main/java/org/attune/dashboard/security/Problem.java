package org.attune.dashboard.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a program's request was not answered, as RFC 9457 has it.
 *
 * @param title the status in words
 * @param status HTTP status
 * @param code names the reason, for programs
 * @param detail the reason and what to do next, for people; null when the title says it
 * @param field the field it is about; null when it is about none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    @Schema(description = "The status in words.", requiredMode = Schema.RequiredMode.REQUIRED)
        String title,
    @Schema(description = "HTTP status.", requiredMode = Schema.RequiredMode.REQUIRED) int status,
    @Schema(
            description = "Names the reason, for programs.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String code,
    @Schema(description = "The reason and what to do next, for people.") @Nullable String detail,
    @Schema(description = "The field or parameter it is about.") @Nullable String field) {
  /** A problem about no field. */
  public static Problem of(HttpStatus status, String code, @Nullable String detail) {
    return new Problem(status.getReasonPhrase(), status.value(), code, detail, null);
  }

  /** A problem about a field. */
  public static Problem at(String field, String detail) {
    HttpStatus status = HttpStatus.BAD_REQUEST;
    return new Problem(status.getReasonPhrase(), status.value(), "INVALID_FIELD", detail, field);
  }
}
