package org.attune.dashboard.security;

import java.util.List;
import org.attune.dashboard.security.AccountRepository.SignInAccount;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** Whoever signs in with a password: under the opaque id, so that nothing carries a username. */
final class SignedIn extends User implements SessionEpoch {
  private static final long serialVersionUID = 1L;

  private final int epoch;

  SignedIn(SignInAccount account) {
    super(
        account.userId(),
        account.passwordHash(),
        true,
        true,
        true,
        !account.locked(),
        List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
    this.epoch = account.epoch();
  }

  @Override
  public String getName() {
    return getUsername();
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
