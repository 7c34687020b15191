package org.attune.dashboard.security;

import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Audits sign-in and sign-out, and counts wrong passwords. */
@Component
final class SignInRecorder {
  private final AccountRepository accounts;
  private final AuditTrail audit;
  private final RateLimits limits;

  SignInRecorder(AccountRepository accounts, AuditTrail audit, RateLimits limits) {
    this.accounts = accounts;
    this.audit = audit;
    this.limits = limits;
  }

  @EventListener
  void signedIn(InteractiveAuthenticationSuccessEvent event) {
    String userId = event.getAuthentication().getName();
    accounts.clearFailedAttempts(userId);
    audit.record(userId, AuditAction.SIGNED_IN);
  }

  @EventListener
  void signedOut(LogoutSuccessEvent event) {
    audit.record(event.getAuthentication().getName(), AuditAction.SIGNED_OUT);
  }

  /** Any failure, of a wrong password, a locked account or an identity that nobody linked. */
  @EventListener
  void failed(AbstractAuthenticationFailureEvent event) {
    if (!byToken(event)
        && event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
      limits.countFailedSignIn(details.getRemoteAddress());
    }
  }

  /** A program whose token has ended keeps nobody from signing in; nobody guesses 256 bits. */
  private static boolean byToken(AbstractAuthenticationFailureEvent event) {
    return event.getAuthentication() instanceof BearerTokenAuthenticationToken;
  }

  /** What was typed is not kept: people type passwords into the wrong field. */
  @EventListener
  void refused(AuthenticationFailureBadCredentialsEvent event) {
    if (byToken(event)) {
      return;
    }
    String typed = event.getAuthentication().getName();
    accounts.countFailedAttempt(typed);
    accounts
        .findByUsername(typed)
        .ifPresent(account -> audit.record(account.userId(), AuditAction.SIGN_IN_REFUSED));
  }
}
