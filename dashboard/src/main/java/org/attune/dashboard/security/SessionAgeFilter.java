package org.attune.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions that are over before anything is served to them. */
final class SessionAgeFilter extends OncePerRequestFilter {
  private final SessionAge sessionAge;

  SessionAgeFilter(SessionAge sessionAge) {
    this.sessionAge = sessionAge;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      if (sessionAge.isOver(session)) {
        session.invalidate();
        SecurityContextHolder.clearContext();
      } else {
        sessionAge.note(request, session);
      }
    }
    chain.doFilter(request, response);
  }
}
