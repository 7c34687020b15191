package org.attune.dashboard.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** Sign-in with an OpenID Connect provider, where a deployment names one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(OidcSettings.class)
class OidcConfiguration {
  static final String REGISTRATION = "attune";

  /** Asks the provider at the first sign-in, so that pages start while it is away. */
  @Bean
  ClientRegistrationRepository clientRegistrations(OidcSettings settings) {
    return new SupplierClientRegistrationRepository(
        () ->
            new InMemoryClientRegistrationRepository(
                ClientRegistrations.fromIssuerLocation(settings.issuer())
                    .registrationId(REGISTRATION)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .scope("openid")
                    .build()));
  }
}
