package org.attune.dashboard.directory;

/**
 * Whom an OpenID Connect provider vouches for.
 *
 * @param issuer the provider's issuer
 * @param subject the person's subject there, which never changes
 */
public record ExternalIdentity(String issuer, String subject) {
  /** Shows nobody. */
  @Override
  public String toString() {
    return "ExternalIdentity[issuer=" + issuer + "]";
  }
}
