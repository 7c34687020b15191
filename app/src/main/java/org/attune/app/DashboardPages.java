package org.attune.app;

import java.net.URI;
import java.util.function.Consumer;
import org.attune.app.cli.UserError;
import org.attune.app.platform.DashboardLauncher;
import org.attune.app.platform.PlatformAddresses;
import org.attune.dashboard.DashboardApplication;
import org.attune.dashboard.DashboardSettings;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.notice.Outgoing;
import org.attune.dashboard.secret.WrongKeyException;
import org.attune.dashboard.security.OidcSettings;
import org.attune.influx.InfluxTarget;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** The dashboard as the platform's pages. */
final class DashboardPages implements DashboardLauncher {
  private static final String KEY_FILE = "dashboard.key";

  private final Consumer<AccountService> directory;
  private final Consumer<BeanFactory> duty;
  private final @Nullable InfluxTarget influx;

  /**
   * Makes a launcher.
   *
   * @param directory enters the first people, before anybody is told the address
   * @param duty enters rota and settings of those people
   * @param influx where charts are read, or null for the dashboard's own database
   */
  DashboardPages(
      Consumer<AccountService> directory,
      Consumer<BeanFactory> duty,
      @Nullable InfluxTarget influx) {
    this.directory = directory;
    this.duty = duty;
    this.influx = influx;
  }

  @Override
  public RunningDashboard launch(PlatformAddresses platform, int port) {
    try {
      ConfigurableApplicationContext context =
          DashboardApplication.start(
              new DashboardSettings(
                  platform.database().url(),
                  platform.database().user(),
                  platform.database().password(),
                  platform.kafkaBootstrapServers(),
                  port,
                  influx,
                  AuditCommand.anchors(platform.dataDirectory()),
                  Outgoing.of(System.getenv()),
                  OidcSettings.from(System.getenv()).orElse(null),
                  platform.dataDirectory().resolve(KEY_FILE)));
      directory.accept(context.getBean(AccountService.class));
      duty.accept(context);
      return new Pages(context, URI.create("http://127.0.0.1:" + port));
    } catch (BeanCreationException e) {
      if (e.getMostSpecificCause() instanceof WrongKeyException wrong) {
        throw new UserError(String.valueOf(wrong.getMessage()), e);
      }
      throw e;
    } catch (PortInUseException e) {
      throw new UserError(
          "Port %d is taken by another program. Stop it, or choose another with --port N."
              .formatted(port),
          e);
    }
  }

  private record Pages(ConfigurableApplicationContext context, URI address)
      implements RunningDashboard {
    @Override
    public void close() {
      context.close();
    }
  }
}
