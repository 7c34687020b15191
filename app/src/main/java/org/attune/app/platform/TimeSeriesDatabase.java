package org.attune.app.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.attune.app.cli.UserError;
import org.attune.influx.InfluxConnection;
import org.attune.influx.InfluxTarget;
import org.attune.influx.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The database in InfluxDB, created where it is missing. A server that does not answer does not
 * keep the platform from starting: trends wait for it, charts show the dashboard's copy, and the
 * database is created when it comes.
 */
public final class TimeSeriesDatabase implements AutoCloseable {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final long RETRY_SECONDS = 2;

  private final InfluxConnection connection;
  private final @Nullable ScheduledExecutorService retries;

  private TimeSeriesDatabase(
      InfluxConnection connection, @Nullable ScheduledExecutorService retries) {
    this.connection = connection;
    this.retries = retries;
  }

  /**
   * Creates the database, now or when the server answers.
   *
   * @param progress told when that is later than now
   * @throws UserError when the server refuses
   */
  public static TimeSeriesDatabase create(
      InfluxTarget target, Map<String, String> environment, Consumer<String> progress) {
    InfluxConnection connection = new InfluxConnection(target, environment, ANSWER_TIMEOUT);
    try {
      connection.createDatabase();
      return new TimeSeriesDatabase(connection, null);
    } catch (RefusedException e) {
      throw new UserError(
          "InfluxDB at %s does not let Attune create database %s. Create it there, or set %s and %s."
              .formatted(
                  target.url(),
                  target.database(),
                  InfluxConnection.USER_VARIABLE,
                  InfluxConnection.PASSWORD_VARIABLE),
          e);
    } catch (IOException e) {
      progress.accept(
          "InfluxDB at %s does not answer. Trends wait for it; charts show the dashboard's own copy"
              .formatted(target.url()));
      return new TimeSeriesDatabase(connection, untilItAnswers(connection, progress));
    }
  }

  private static ScheduledExecutorService untilItAnswers(
      InfluxConnection connection, Consumer<String> progress) {
    ScheduledExecutorService retries =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "attune-influx-database");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        retries.scheduleWithFixedDelay(
            () -> {
              try {
                connection.createDatabase();
                progress.accept("InfluxDB answers");
                retries.shutdown();
              } catch (IOException e) {
                // Still away. The jobs log it; a refusal now is one of theirs, too.
              }
            },
            RETRY_SECONDS,
            RETRY_SECONDS,
            TimeUnit.SECONDS);
    return retries;
  }

  @Override
  public void close() {
    if (retries != null) {
      retries.shutdownNow();
    }
    connection.close();
  }
}
