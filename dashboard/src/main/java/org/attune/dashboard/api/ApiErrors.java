package org.attune.dashboard.api;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Problem;
import org.attune.dashboard.security.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Whatever goes wrong below /api/ as a {@link Problem}. What was sent is never said back, and an
 * unknown id, one out of scope and a path that is not there get the same body.
 */
@Component
final class ApiErrors implements HandlerExceptionResolver, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

  private final ProblemWriter problems;

  ApiErrors(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception error) {
    // Who may ask is judged by the filters, which answer in their own words; and who has gone hears
    // nothing.
    if (!request.getRequestURI().startsWith("/api/")
        || error instanceof AccessDeniedException
        || error instanceof IOException) {
      return null;
    }
    if (error instanceof ErrorResponse known) {
      known
          .getHeaders()
          .forEach((name, values) -> values.forEach(one -> response.addHeader(name, one)));
    }
    try {
      problems.write(response, problem(error));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }

  private static Problem problem(Exception error) {
    if (error instanceof RefusedException refused) {
      return refused.problem();
    }
    if (error instanceof NotFoundException || error instanceof NoResourceFoundException) {
      return Problem.of(
          HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such thing, or none that you may see.");
    }
    if (error instanceof HttpMessageNotReadableException unreadable) {
      return unreadable(unreadable.getCause());
    }
    if (error instanceof MethodArgumentTypeMismatchException wrong) {
      return Problem.at(wrong.getName(), "This parameter holds what it cannot.");
    }
    if (error instanceof MissingServletRequestParameterException missing) {
      return Problem.at(missing.getParameterName(), "This parameter is missing.");
    }
    if (error instanceof ErrorResponse known) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      return Problem.of(status, status.name(), null);
    }
    // The message may quote what was asked for.
    LOG.error("api=failed error={} at={}", error.getClass().getName(), where(error));
    return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "FAILED", "Nothing was done. Ask again.");
  }

  private static Problem unreadable(@Nullable Throwable cause) {
    if (cause instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
      return Problem.at(
          path(wrong),
          wrong instanceof UnrecognizedPropertyException
              ? "There is no such field."
              : "This field holds what it cannot; see /api/v1/openapi.json.");
    }
    String place =
        cause instanceof JacksonException malformed && malformed.getLocation() != null
            ? " Reading ended in line "
                + malformed.getLocation().getLineNr()
                + ", column "
                + malformed.getLocation().getColumnNr()
                + "."
            : "";
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        "MALFORMED_JSON",
        "The body is not the JSON object needed." + place);
  }

  /** Names of our own fields; a name that is not ours comes from the sender and is cut short. */
  private static String path(DatabindException wrong) {
    String path =
        wrong.getPath().stream()
            .map(step -> step.getPropertyName() == null ? "[]" : step.getPropertyName())
            .collect(joining("."));
    return path.length() <= 60 ? path : path.substring(0, 60);
  }

  private static String where(Exception error) {
    StackTraceElement[] trace = error.getStackTrace();
    return trace.length == 0 ? "unknown" : trace[0].toString();
  }
}
