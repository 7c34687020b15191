package org.attune.dashboard;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

/** Starts the dashboard inside another program or a test. */
@SpringBootApplication(proxyBeanMethods = false)
public class DashboardApplication {

  /**
   * Migrates the database, starts the projection and serves the pages on 127.0.0.1.
   *
   * <p>The caller closes the context before it stops the database: no shutdown hook is registered.
   *
   * @return the running context; its {@code local.server.port} property is the port
   */
  public static ConfigurableApplicationContext start(DashboardSettings settings) {
    return start(settings, Clock.systemUTC());
  }

  /**
   * As {@link #start(DashboardSettings)}, by a clock of the caller's.
   *
   * @param clock the time of everything the dashboard does
   */
  public static ConfigurableApplicationContext start(DashboardSettings settings, Clock clock) {
    Map<String, Object> chosen =
        Map.of(
            "spring.datasource.url", settings.jdbcUrl(),
            "spring.datasource.username", settings.user(),
            "spring.datasource.password", settings.password(),
            "server.port", settings.port(),
            // A provider sends the browser back from another site, with the session it left with.
            "server.servlet.session.cookie.same-site", settings.oidc() == null ? "strict" : "lax");
    return new SpringApplicationBuilder(DashboardApplication.class)
        .web(WebApplicationType.SERVLET)
        .registerShutdownHook(false)
        .properties("spring.config.name=dashboard")
        .initializers(
            context -> {
              // First, so that no variable of the surroundings changes what the caller chose.
              context
                  .getEnvironment()
                  .getPropertySources()
                  .addFirst(new MapPropertySource("dashboardSettings", chosen));
              context.getBeanFactory().registerSingleton("dashboardSettings", settings);
              context.getBeanFactory().registerSingleton("clock", clock);
              if (settings.oidc() != null) {
                context.getBeanFactory().registerSingleton("oidcSettings", settings.oidc());
              }
            })
        .run();
  }

  /** Zone in which the staff read times; a patient's own times use the offset of the record. */
  @Bean
  ZoneId staffZone() {
    return ZoneId.systemDefault();
  }
}
