package org.attune.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions that are over, or were ended, before anything is served to them. */
final class SessionAgeFilter extends OncePerRequestFilter {
  private final SessionAge sessionAge;
  private final AccountRepository accounts;

  SessionAgeFilter(SessionAge sessionAge, AccountRepository accounts) {
    this.sessionAge = sessionAge;
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      if (sessionAge.isOver(session) || isEnded()) {
        session.invalidate();
        SecurityContextHolder.clearContext();
      } else {
        sessionAge.note(request, session);
      }
    }
    chain.doFilter(request, response);
  }

  /** Whether the account was locked, or given a new password, since this session began. */
  private boolean isEnded() {
    Authentication given = SecurityContextHolder.getContext().getAuthentication();
    return given != null
        && given.getPrincipal() instanceof SessionEpoch session
        && accounts
            .epoch(session.getName())
            .filter(current -> current == session.epoch())
            .isEmpty();
  }
}
