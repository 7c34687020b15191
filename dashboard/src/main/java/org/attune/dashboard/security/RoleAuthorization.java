package org.attune.dashboard.security;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets accounts of some roles in. The role is read afresh, as the {@link Viewer} is: an
 * administrator who is one no longer opens nothing more, whatever the session was begun with.
 */
final class RoleAuthorization implements AuthorizationManager<RequestAuthorizationContext> {
  private final AccountRepository accounts;
  private final Set<Role> roles;

  RoleAuthorization(AccountRepository accounts, Set<Role> roles) {
    this.accounts = accounts;
    this.roles = roles;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext request) {
    Authentication given = authentication.get();
    boolean granted =
        given != null
            && given.isAuthenticated()
            && accounts
                .viewer(given.getName())
                .map(Viewer::role)
                .filter(roles::contains)
                .isPresent();
    return new AuthorizationDecision(granted);
  }
}
