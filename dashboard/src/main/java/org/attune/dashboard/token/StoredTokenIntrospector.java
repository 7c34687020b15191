package org.attune.dashboard.token;

import java.util.List;
import java.util.Map;
import org.attune.dashboard.audit.AuditTrail;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/**
 * Whose token it is, asked at every request. The principal's name is the opaque user id, as with a
 * session; it has no authorities, since the role is read afresh wherever one is asked for.
 */
@Component
final class StoredTokenIntrospector implements OpaqueTokenIntrospector {
  private final TokenRepository tokens;

  StoredTokenIntrospector(TokenRepository tokens) {
    this.tokens = tokens;
  }

  @Override
  public OAuth2AuthenticatedPrincipal introspect(String token) {
    TokenRepository.Grant grant =
        tokens
            .inForce(TokenSecret.hash(token))
            .orElseThrow(() -> new BadOpaqueTokenException("the token is not in force"));
    return new DefaultOAuth2AuthenticatedPrincipal(
        grant.userId(), Map.of(AuditTrail.TOKEN_ID, grant.tokenId().toString()), List.of());
  }
}
