package org.attune.dashboard.security;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * What programs pass through: a bearer token with every request and nothing else. No session is
 * read or begun, so no cookie signs in here and no cross-site request can.
 */
@Configuration(proxyBeanMethods = false)
class ProgramSecurityConfiguration {
  @Bean
  @Order(0)
  SecurityFilterChain programFilters(
      HttpSecurity http,
      OpaqueTokenIntrospector tokens,
      AccountRepository accounts,
      RateLimits limits,
      ProblemWriter problems) {
    AuthenticationEntryPoint notSignedIn = notSignedIn(problems);
    AccessDeniedHandler refused = refused(problems);
    return http.securityMatcher("/api/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/api/*/enrollments")
                    .access(new RoleAuthorization(accounts, Set.of(Role.SUPERVISOR)))
                    .anyRequest()
                    .access(new RoleAuthorization(accounts, Role.CLINICAL)))
        .oauth2ResourceServer(
            server ->
                server
                    .opaqueToken(opaque -> opaque.introspector(tokens))
                    .authenticationEntryPoint(notSignedIn)
                    .accessDeniedHandler(refused))
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(notSignedIn).accessDeniedHandler(refused))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
        .addFilterAfter(
            new ProgramRateFilter(limits, problems), BearerTokenAuthenticationFilter.class)
        .addFilterBefore(new BodyLimitFilter(problems), AuthorizationFilter.class)
        .build();
  }

  private static AuthenticationEntryPoint notSignedIn(ProblemWriter problems) {
    BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    return (request, response, why) -> {
      challenge.commence(request, response, why);
      problems.write(
          response,
          Problem.of(
              HttpStatus.valueOf(response.getStatus()),
              "NOT_SIGNED_IN",
              "Send a token in force: Authorization: Bearer TOKEN. Tokens are made on page"
                  + " /tokens."));
    };
  }

  private static AccessDeniedHandler refused(ProblemWriter problems) {
    return (request, response, why) ->
        problems.write(
            response,
            Problem.of(
                HttpStatus.FORBIDDEN, "FORBIDDEN", "The role of the account opens no such thing."));
  }
}
