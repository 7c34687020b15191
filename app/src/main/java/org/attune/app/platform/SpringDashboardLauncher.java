package org.attune.app.platform;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.app.UserError;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a Spring Boot application as the platform's pages, on 127.0.0.1. */
public final class SpringDashboardLauncher implements DashboardLauncher {
  private final Class<?> application;
  private final Map<String, String> settings;

  /**
   * Names the application.
   *
   * @param application its configuration class
   * @param settings further properties, which win over the application's own
   */
  public SpringDashboardLauncher(Class<?> application, Map<String, String> settings) {
    this.application = application;
    this.settings = Map.copyOf(settings);
  }

  @Override
  public RunningDashboard launch(PlatformAddresses platform, int port) {
    Map<String, String> wiring =
        Map.of(
            "server.address", "127.0.0.1",
            "server.port", Integer.toString(port),
            // Open event streams never end by themselves; waiting for them is waiting in vain.
            "server.shutdown", "immediate",
            "spring.lifecycle.timeout-per-shutdown-phase", "3s",
            "spring.datasource.url", platform.databaseUrl(),
            "spring.datasource.username", platform.databaseUser(),
            "spring.kafka.bootstrap-servers", platform.kafkaBootstrapServers());
    String[] arguments =
        Stream.concat(wiring.entrySet().stream(), settings.entrySet().stream())
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    try {
      ConfigurableApplicationContext context =
          new SpringApplicationBuilder(application)
              .bannerMode(Banner.Mode.OFF)
              // The platform decides in which order its parts stop.
              .registerShutdownHook(false)
              .run(arguments);
      return new SpringPages(context, URI.create("http://127.0.0.1:" + port));
    } catch (PortInUseException e) {
      throw portTaken(port, e);
    }
  }

  private static UserError portTaken(int port, PortInUseException cause) {
    return new UserError(
        "Port %d is taken by another program. Stop it, or choose another with --port N."
            .formatted(port),
        cause);
  }

  private record SpringPages(ConfigurableApplicationContext context, URI address)
      implements RunningDashboard {
    @Override
    public void close() {
      context.close();
    }
  }
}
