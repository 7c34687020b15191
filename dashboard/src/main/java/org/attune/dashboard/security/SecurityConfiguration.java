package org.attune.dashboard.security;

import jakarta.servlet.DispatcherType;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Sign-in by form, sessions, cross-site request tokens and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String PERMISSIONS_POLICY =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

  @Bean
  SecurityFilterChain filters(
      HttpSecurity http,
      SessionAge sessionAge,
      AccountRepository accounts,
      RateLimits limits,
      LinkedUserService linked,
      ObjectProvider<ClientRegistrationRepository> provider) {
    // Only pages are worth returning to after sign-in; parts of pages and streams answer 401
    // instead.
    RequestMatcher page =
        request ->
            HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader("Accept")).contains(MediaType.TEXT_HTML_VALUE);
    HttpSessionRequestCache pages = new HttpSessionRequestCache();
    pages.setRequestMatcher(page);

    if (provider.getIfAvailable() != null) {
      http.oauth2Login(
          login ->
              login
                  .loginPage("/sign-in")
                  .defaultSuccessUrl("/")
                  .failureUrl("/sign-in?notLinked")
                  .userInfoEndpoint(user -> user.oidcUserService(linked)));
    }
    return http.authorizeHttpRequests(
            requests ->
                requests
                    // The end of a stream and the error page are dispatches of a request already
                    // judged.
                    .dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(
                        "/sign-in", "/login", "/assets/**", "/webjars/**", "/actuator/health")
                    .permitAll()
                    .requestMatchers("/welcome")
                    .access(new RoleAuthorization(accounts, Set.of(Role.values())))
                    .requestMatchers("/accounts/**")
                    .access(new RoleAuthorization(accounts, Set.of(Role.ADMINISTRATOR)))
                    .requestMatchers("/quarantine/**", "/ledger")
                    .access(new RoleAuthorization(accounts, Role.INTAKE))
                    .requestMatchers("/waiting")
                    .access(new RoleAuthorization(accounts, Role.ANSWERING))
                    .requestMatchers("/notices/**")
                    .access(new RoleAuthorization(accounts, Role.TOLD))
                    .requestMatchers("/health")
                    .access(new RoleAuthorization(accounts, Role.HEALTH))
                    .requestMatchers("/own-record")
                    .access(new RoleAuthorization(accounts, Set.of(Role.PARTICIPANT)))
                    .requestMatchers("/access-reports/**", "/unseen-alerts")
                    .access(new RoleAuthorization(accounts, Role.ACCESS_REPORTS))
                    .requestMatchers(
                        "/enrollments", "/emergency-access/reviews", "/emergency-access/*/review")
                    .access(new RoleAuthorization(accounts, Set.of(Role.SUPERVISOR)))
                    // All else is about patients.
                    .anyRequest()
                    .access(new RoleAuthorization(accounts, Role.CLINICAL)))
        .formLogin(form -> form.loginPage("/sign-in").defaultSuccessUrl("/"))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signedOut"))
        .requestCache(cache -> cache.requestCache(pages))
        .exceptionHandling(
            errors ->
                errors
                    .accessDeniedHandler(new HomeRedirect(accounts))
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        request ->
                            HttpMethod.GET.matches(request.getMethod()) && !page.matches(request)))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                    .crossOriginResourcePolicy(
                        resources ->
                            resources.policy(
                                CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy
                                    .SAME_ORIGIN))
                    .crossOriginOpenerPolicy(
                        opener ->
                            opener.policy(
                                org.springframework.security.web.header.writers
                                    .CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy
                                    .SAME_ORIGIN)))
        .addFilterBefore(new RateLimitFilter(limits), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(new SessionAgeFilter(sessionAge, accounts), AuthorizationFilter.class)
        .build();
  }

  /** Refuses null characters in any field with 400: the database cannot hold one. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    return firewall;
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** The principal's name is the opaque user id, so that nothing downstream carries a username. */
  @Bean
  UserDetailsService accounts(AccountRepository accounts) {
    return username ->
        accounts
            .findByUsername(username)
            .map(SignedIn::new)
            .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }
}
