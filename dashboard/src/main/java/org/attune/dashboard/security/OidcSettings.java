package org.attune.dashboard.security;

import java.util.Map;
import java.util.Optional;

/**
 * The OpenID Connect provider that accounts may sign in with.
 *
 * @param issuer its issuer, a URL under which its configuration is found
 * @param clientId id of this installation at the provider
 * @param clientSecret its secret
 */
public record OidcSettings(String issuer, String clientId, String clientSecret) {
  private static final String ISSUER = "ATTUNE_OIDC_ISSUER";
  private static final String CLIENT_ID = "ATTUNE_OIDC_CLIENT_ID";
  private static final String CLIENT_SECRET = "ATTUNE_OIDC_CLIENT_SECRET";

  /**
   * Settings from variables of the environment; empty when none names an issuer.
   *
   * @throws IllegalArgumentException when an issuer is named and the rest is missing
   */
  public static Optional<OidcSettings> from(Map<String, String> environment) {
    String issuer = environment.get(ISSUER);
    if (issuer == null || issuer.isBlank()) {
      return Optional.empty();
    }
    String clientId = environment.get(CLIENT_ID);
    String clientSecret = environment.get(CLIENT_SECRET);
    if (clientId == null || clientSecret == null) {
      throw new IllegalArgumentException(
          ISSUER + " is set: " + CLIENT_ID + " and " + CLIENT_SECRET + " must be, too");
    }
    return Optional.of(new OidcSettings(issuer, clientId, clientSecret));
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
  }
}
