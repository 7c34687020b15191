package org.attune.dashboard.notice;

import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;
import org.attune.dashboard.DashboardSettings;
import org.attune.dashboard.notice.Outgoing.MailServer;
import org.attune.dashboard.notice.Sender.SendException;
import org.attune.dashboard.schedule.TaskQueue;
import org.attune.dashboard.schedule.TaskRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A queue and threads for each channel. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {
  private static final String EMAIL_TABLE = "email_task";
  private static final String WEBHOOK_TABLE = "webhook_task";
  private static final int EMAIL_THREADS = 2;
  // More than one follower's address may be silent at a time.
  private static final int WEBHOOK_THREADS = 8;

  @Bean
  Outgoing outgoing(DashboardSettings settings) {
    return settings.outgoing();
  }

  @Bean
  TaskQueue emailQueue(DataSource dataSource) {
    return new TaskQueue(dataSource, EMAIL_TABLE);
  }

  @Bean
  TaskQueue webhookQueue(DataSource dataSource) {
    return new TaskQueue(dataSource, WEBHOOK_TABLE);
  }

  @Bean
  Links links(Outgoing outgoing, Environment environment) {
    return deliveryId -> {
      URI address = outgoing.publicAddress();
      URI base =
          address == null
              ? URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port"))
              : address;
      return base.resolve("/notices/" + deliveryId);
    };
  }

  @Bean
  TaskRunner emailRunner(
      DataSource dataSource, Outgoing outgoing, DeliveryWorkflow deliveries, Clock clock) {
    MailServer server = outgoing.mail();
    Sender sender =
        server == null
            ? notice -> {
              throw new SendException("NO_MAIL_SERVER");
            }
            : new Mailer(server);
    return new TaskRunner(
        dataSource, EMAIL_TABLE, EMAIL_THREADS, clock, id -> deliveries.send(sender, id));
  }

  @Bean
  TaskRunner webhookRunner(
      DataSource dataSource, Outgoing outgoing, DeliveryWorkflow deliveries, Clock clock) {
    Sender sender = new Webhook(outgoing, clock);
    return new TaskRunner(
        dataSource, WEBHOOK_TABLE, WEBHOOK_THREADS, clock, id -> deliveries.send(sender, id));
  }
}
