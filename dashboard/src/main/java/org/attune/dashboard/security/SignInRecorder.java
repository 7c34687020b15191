package org.attune.dashboard.security;

import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/** Audits sign-in and sign-out, and counts wrong passwords. */
@Component
final class SignInRecorder {
  private final AccountRepository accounts;
  private final AuditTrail audit;

  SignInRecorder(AccountRepository accounts, AuditTrail audit) {
    this.accounts = accounts;
    this.audit = audit;
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

  /** What was typed is not kept: people type passwords into the wrong field. */
  @EventListener
  void refused(AuthenticationFailureBadCredentialsEvent event) {
    String typed = event.getAuthentication().getName();
    accounts.countFailedAttempt(typed);
    accounts
        .findByUsername(typed)
        .ifPresent(account -> audit.record(account.userId(), AuditAction.SIGN_IN_REFUSED));
  }
}
