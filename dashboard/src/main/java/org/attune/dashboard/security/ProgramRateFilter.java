package org.attune.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to programs of one account that ask more often than {@link RateLimits} allows. */
final class ProgramRateFilter extends OncePerRequestFilter {
  private final RateLimits limits;
  private final ProblemWriter problems;

  ProgramRateFilter(RateLimits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication asking = SecurityContextHolder.getContext().getAuthentication();
    if (asking == null || limits.countProgramRequest(asking.getName())) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, RateLimitFilter.RETRY_AFTER_SECONDS);
      problems.write(
          response,
          Problem.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "TOO_MANY_REQUESTS",
              "Ask again after the seconds of Retry-After."));
    }
  }
}
