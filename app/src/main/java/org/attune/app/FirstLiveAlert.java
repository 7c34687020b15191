package org.attune.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.attune.app.platform.PlatformAddresses;
import org.attune.app.platform.PlatformParts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when the first alert since the start has been pushed to the open pages. */
final class FirstLiveAlert implements PlatformParts.Companion {
  private static final Logger LOG = LoggerFactory.getLogger(FirstLiveAlert.class);
  private static final Duration EVERY = Duration.ofMillis(200);

  private final Clock clock;
  private final Consumer<String> announce;

  /**
   * Makes a watch.
   *
   * @param announce told the alert's id, once
   */
  FirstLiveAlert(Clock clock, Consumer<String> announce) {
    this.clock = clock;
    this.announce = announce;
  }

  @Override
  public AutoCloseable start(PlatformAddresses platform) {
    Instant since = clock.instant();
    ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    var unused =
        watch.scheduleWithFixedDelay(
            () -> look(platform, since, watch), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return watch::shutdownNow;
  }

  private void look(PlatformAddresses platform, Instant since, ScheduledExecutorService watch) {
    try (Connection connection = platform.database().dataSource().getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select alert_id from notification where notified_at >= ?"
                    + " order by notification_id limit 1")) {
      query.setTimestamp(1, Timestamp.from(since));
      try (ResultSet rows = query.executeQuery()) {
        if (rows.next()) {
          watch.shutdown();
          announce.accept(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      LOG.warn("first-live-alert=unknown, the database does not answer", e);
      watch.shutdown();
    }
  }
}
