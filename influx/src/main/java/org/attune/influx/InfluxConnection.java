package org.attune.influx;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.influxdb.BuilderException;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.InfluxDBIOException;
import org.influxdb.dto.BoundParameterQuery;
import org.influxdb.dto.Query;
import org.influxdb.dto.QueryResult;
import org.jspecify.annotations.Nullable;

/**
 * One user of an InfluxDB database. Connects at its first request, so that it can be made while the
 * server is down. Requests block. Safe for use by several threads; one that is left unclosed holds
 * idle sockets for five minutes and no thread.
 */
public final class InfluxConnection implements AutoCloseable {
  /** Environment variable with the user; absent for a server without accounts. */
  public static final String USER_VARIABLE = "ATTUNE_INFLUX_USER";

  /** Environment variable with that user's password. */
  public static final String PASSWORD_VARIABLE = "ATTUNE_INFLUX_PASSWORD";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final int ERROR_BYTES = 64 * 1024;

  private final InfluxTarget target;
  private final Map<String, String> environment;
  private final Duration answerTimeout;
  private @Nullable InfluxDB client;

  /**
   * Makes a connection; no request is sent yet.
   *
   * @param environment variables of the process; user and password are taken from it
   * @param answerTimeout how long an answer may take
   */
  public InfluxConnection(
      InfluxTarget target, Map<String, String> environment, Duration answerTimeout) {
    this.target = target;
    this.environment = Map.copyOf(environment);
    this.answerTimeout = answerTimeout;
  }

  /**
   * Writes points. What has the same tags and time as an older point replaces its fields.
   *
   * @param lines line protocol, times in seconds
   * @throws RefusedException when the server answers with anything but success: some of the points
   *     may be written all the same
   * @throws IOException when there is no answer: all of the points may be written all the same
   */
  public void write(List<String> lines) throws IOException {
    send(
        influx -> {
          influx.write(
              target.database(), null, InfluxDB.ConsistencyLevel.ONE, TimeUnit.SECONDS, lines);
          return lines;
        });
  }

  /**
   * Reads with InfluxQL.
   *
   * @param influxQl one statement, with parameters as {@code $name}
   * @param parameters values by name
   * @return one series per group; times in seconds
   * @throws RefusedException when the server cannot answer
   * @throws IOException when there is no answer
   */
  public List<QueryResult.Series> read(String influxQl, Map<String, String> parameters)
      throws IOException {
    BoundParameterQuery.QueryBuilder query =
        BoundParameterQuery.QueryBuilder.newQuery(influxQl).forDatabase(target.database());
    parameters.forEach(query::bind);
    return seriesOf(send(influx -> influx.query(query.create(), TimeUnit.SECONDS)));
  }

  /**
   * Creates the database, or does nothing when it exists.
   *
   * @throws RefusedException when the user may not
   * @throws IOException when there is no answer
   */
  public void createDatabase() throws IOException {
    run("CREATE DATABASE \"" + target.database() + "\"");
  }

  /** Runs a statement that changes something. */
  void run(String statement) throws IOException {
    seriesOf(send(influx -> influx.query(new Query(statement, target.database(), true))));
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  private static List<QueryResult.Series> seriesOf(QueryResult answer) throws IOException {
    if (answer.hasError()) {
      throw new RefusedException(200, answer.getError());
    }
    for (QueryResult.Result result : answer.getResults()) {
      if (result.hasError()) {
        throw new RefusedException(200, result.getError());
      }
      if (result.getSeries() != null) {
        return result.getSeries();
      }
    }
    return List.of();
  }

  private <T> T send(Function<InfluxDB, T> request) throws IOException {
    try {
      return request.apply(client());
    } catch (InfluxDBIOException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    } catch (InfluxDBException | BuilderException e) {
      // The client's own words may repeat the data.
      throw new IOException("The request to InfluxDB could not be made");
    }
  }

  private synchronized InfluxDB client() {
    if (client == null) {
      OkHttpClient.Builder http =
          new OkHttpClient.Builder()
              .connectTimeout(CONNECT_TIMEOUT)
              .readTimeout(answerTimeout)
              .writeTimeout(answerTimeout)
              .callTimeout(answerTimeout.plus(CONNECT_TIMEOUT))
              .followRedirects(false)
              .addInterceptor(InfluxConnection::refuse);
      String user = environment.get(USER_VARIABLE);
      client =
          user == null
              ? InfluxDBFactory.connect(target.url().toString(), http)
              : InfluxDBFactory.connect(
                  target.url().toString(),
                  user,
                  environment.getOrDefault(PASSWORD_VARIABLE, ""),
                  http);
    }
    return client;
  }

  /** The client tells what the server said but not with which status; the status decides. */
  private static Response refuse(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.isSuccessful()) {
      return response;
    }
    try (response) {
      throw new RefusedException(response.code(), response.peekBody(ERROR_BYTES).string());
    }
  }
}
