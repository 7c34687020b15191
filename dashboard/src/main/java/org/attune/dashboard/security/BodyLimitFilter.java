package org.attune.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 413 to a body that no request of programs needs, and 411 to one that does not say how
 * long it is, before any of it is read.
 */
final class BodyLimitFilter extends OncePerRequestFilter {
  /** Longest body, bytes: many times the longest action. */
  static final int LONGEST = 65_536;

  private final ProblemWriter problems;

  BodyLimitFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      problems.write(
          response,
          Problem.of(HttpStatus.LENGTH_REQUIRED, "LENGTH_REQUIRED", "Send Content-Length."));
    } else if (request.getContentLengthLong() > LONGEST) {
      problems.write(
          response,
          Problem.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "CONTENT_TOO_LARGE",
              "A body has at most " + LONGEST + " bytes."));
    } else {
      chain.doFilter(request, response);
    }
  }
}
