package org.attune.dashboard.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;

/** Leads accounts without a caseload from the first page to their own; refuses all else. */
final class HomeRedirect implements AccessDeniedHandler {
  private final AccountRepository accounts;
  private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

  HomeRedirect(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    Principal principal = request.getUserPrincipal();
    Optional<Role> role =
        principal == null
            ? Optional.empty()
            : accounts.viewer(principal.getName()).map(Viewer::role);
    boolean firstPage =
        HttpMethod.GET.matches(request.getMethod()) && request.getRequestURI().equals("/");
    if (firstPage && role.isPresent() && !role.get().clinical()) {
      response.sendRedirect(home(role.get()));
    } else {
      refusal.handle(request, response, denied);
    }
  }

  private static String home(Role role) {
    return switch (role) {
      case CLINICIAN, SUPERVISOR -> "/";
      case ADMINISTRATOR -> "/accounts";
      case PARTICIPANT -> "/own-record";
      case DIRECTOR -> "/waiting";
      case RESEARCHER -> "/welcome";
    };
  }
}
