package org.attune.dashboard.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real OpenID Connect provider on 127.0.0.1: Spring Authorization Server, with Eva and Ned, who
 * sign in under {@link #PASSWORD}.
 */
final class AnIdentityProvider implements AutoCloseable {
  static final String PASSWORD = "a password of theirs";
  private static final String CLIENT_ID = "attune";
  private static final String CLIENT_SECRET = "a secret of the client";

  private final ConfigurableApplicationContext context;

  private AnIdentityProvider(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static AnIdentityProvider start() {
    return new AnIdentityProvider(
        new SpringApplicationBuilder(Beans.class)
            .web(WebApplicationType.SERVLET)
            .registerShutdownHook(false)
            .properties("spring.config.name=none", "spring.main.banner-mode=off")
            .run());
  }

  String issuer() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  OidcSettings settings() {
    return new OidcSettings(issuer(), CLIENT_ID, CLIENT_SECRET);
  }

  /** Lets the pages at that address send people here. */
  void register(URI pages) {
    context
        .getBean(InMemoryRegisteredClientRepository.class)
        .save(client(CLIENT_ID, CLIENT_SECRET, pages.resolve("/login/oauth2/code/attune")));
  }

  private static RegisteredClient client(String clientId, String secret, URI back) {
    return RegisteredClient.withId(clientId)
        .clientId(clientId)
        .clientSecret("{noop}" + secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(back.toString())
        .scope(OidcScopes.OPENID)
        .build();
  }

  @Override
  public void close() {
    context.close();
  }

  /**
   * Not a configuration class by annotation, or the dashboard would find it in its own packages.
   */
  @EnableWebSecurity
  static final class Beans {
    @Bean
    TomcatServletWebServerFactory server() {
      return new TomcatServletWebServerFactory(0);
    }

    /** Tomcat asks no filter where there is no servlet. */
    @Bean
    ServletRegistrationBean<HttpServlet> nothing() {
      return new ServletRegistrationBean<>(new NoPage(), "/");
    }

    @Bean
    SecurityFilterChain provider(HttpSecurity http) {
      return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }

    @Bean
    InMemoryRegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(
          client("another client", "another secret", URI.create("http://127.0.0.1:1/none")));
    }

    @Bean
    UserDetailsService people() {
      return new InMemoryUserDetailsManager(person("eva"), person("ned"));
    }

    private static org.springframework.security.core.userdetails.UserDetails person(String name) {
      return User.withUsername(name).password("{noop}" + PASSWORD).roles("PERSON").build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
      RSAKey key = new RSAKeyGenerator(2048).keyID("test").generate();
      return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder tokens(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }
  }

  /** Answers 405 to everything. */
  private static final class NoPage extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }
}
