package org.attune.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 429 to what exceeds {@link RateLimits}. What an open page asks for by itself, whenever an
 * alert arrives, is counted apart: many open pages must not cost a clinician the next click.
 */
final class RateLimitFilter extends OncePerRequestFilter {
  static final String RETRY_AFTER_SECONDS = "60";

  private final RateLimits limits;

  RateLimitFilter(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (allowed(request)) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private boolean allowed(HttpServletRequest request) {
    boolean signIn =
        HttpMethod.POST.matches(request.getMethod()) && request.getRequestURI().equals("/sign-in");
    if (signIn) {
      return limits.hearsSignIn(request.getRemoteAddr());
    }
    Authentication asking = SecurityContextHolder.getContext().getAuthentication();
    if (asking == null) {
      return true;
    }
    return SessionAge.byItself(request)
        ? limits.countOfOpenPage(asking.getName())
        : limits.countRequest(asking.getName());
  }
}
