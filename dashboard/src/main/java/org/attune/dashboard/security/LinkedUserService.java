package org.attune.dashboard.security;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The account linked to whom the provider vouches for, by issuer and subject alone. Nothing else is
 * asked of the provider, and nobody unlinked gets in.
 */
@Component
final class LinkedUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {
  private final AccountRepository accounts;

  LinkedUserService(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcIdToken token = request.getIdToken();
    Viewer account =
        accounts
            .linkedTo(token.getIssuer().toString(), token.getSubject())
            .orElseThrow(
                () -> new OAuth2AuthenticationException(new OAuth2Error("account_not_linked")));
    return new LinkedUser(account, accounts.epoch(account.userId()).orElse(-1), token);
  }

  /** The principal's name is the opaque user id, as with a password. */
  private static final class LinkedUser extends DefaultOidcUser implements SessionEpoch {
    private static final long serialVersionUID = 1L;

    private final String userId;
    private final int epoch;

    LinkedUser(Viewer account, int epoch, OidcIdToken token) {
      super(List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())), token);
      this.userId = account.userId();
      this.epoch = epoch;
    }

    @Override
    public String getName() {
      return userId;
    }

    @Override
    public int epoch() {
      return epoch;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof LinkedUser user && user.userId.equals(userId);
    }

    @Override
    public int hashCode() {
      return userId.hashCode();
    }

    /** Shows no claim. */
    @Override
    public String toString() {
      return "LinkedUser[userId=" + userId + "]";
    }
  }
}
