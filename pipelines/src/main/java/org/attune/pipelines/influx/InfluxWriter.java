package org.attune.pipelines.influx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.attune.analytics.trend.TrendPoint;
import org.attune.influx.InfluxConnection;
import org.attune.influx.InfluxTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the points of one subtask.
 *
 * <p><b>A lower revision never stands over a higher one.</b> A patient's points all come through
 * one subtask, with revisions that grow per key. At most one request is under way; whatever comes
 * meanwhile waits by key, and the higher revision takes the place of the lower. What failed goes
 * back to wait, unless a higher revision waits already. After a crash the points of the checkpoint
 * are written again, and the trend fold repeats all that followed it: a key may fall back for the
 * length of the replay and ends at the same revision as without the crash. The one exception is a
 * change of parallelism while points wait: their state may go to another subtask than the
 * patient's, and an old revision may stand until the next one of its day, at the latest that which
 * makes the day final. So rescale when {@code influx.pointsPending} is 0.
 *
 * <p><b>Nothing is lost, nothing blocks but for want of room.</b> A server that is away is tried
 * again for ever. Meanwhile the job goes on, and so do its checkpoints, which hold what waits. When
 * the limit of waiting points is reached the job waits, too: {@link #write} does not return.
 *
 * <p>All fields belong to the task's thread; requests block a thread of their own.
 */
final class InfluxWriter implements StatefulSinkWriter<TrendPoint, PendingPoints> {
  private static final Logger LOG = LoggerFactory.getLogger(InfluxWriter.class);
  private static final long CLOSE_PATIENCE_SECONDS = 5;

  private final InfluxSettings settings;
  private final InfluxTarget target;
  private final MailboxExecutor mailbox;
  private final ProcessingTimeService time;
  private final InfluxConnection connection;
  private final Delivery delivery;
  private final InfluxMetrics metrics;
  private final ExecutorService requests;
  private final Map<String, SeriesPoint> waiting = new LinkedHashMap<>();
  private List<SeriesPoint> underWay = List.of();
  private boolean pausing;
  private int failures;
  private volatile boolean closed;

  InfluxWriter(
      InfluxTarget target,
      InfluxSettings settings,
      InfluxConnection connection,
      WriterInitContext context,
      Collection<PendingPoints> restored) {
    this.target = target;
    this.settings = settings;
    this.mailbox = context.getMailboxExecutor();
    this.time = context.getProcessingTimeService();
    this.connection = connection;
    this.delivery = new Delivery(connection::write, target);
    this.metrics = new InfluxMetrics(context.metricGroup(), () -> waiting.size() + underWay.size());
    this.requests =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "attune-influx");
              thread.setDaemon(true);
              return thread;
            });
    restored.forEach(pending -> pending.points().forEach(this::await));
    sendNext();
  }

  @Override
  public void write(TrendPoint point, Context context) throws InterruptedException {
    SeriesPoint line = SeriesPoint.of(point);
    while (!waiting.containsKey(line.key()) && pending() >= settings.pendingLimit()) {
      mailbox.yield();
    }
    await(line);
    sendNext();
  }

  private int pending() {
    return waiting.size() + underWay.size();
  }

  private void await(SeriesPoint point) {
    waiting.merge(point.key(), point, SeriesPoint::newer);
  }

  private void sendNext() {
    if (pausing || closed || !underWay.isEmpty() || waiting.isEmpty()) {
      return;
    }
    List<SeriesPoint> batch = new ArrayList<>();
    Iterator<SeriesPoint> next = waiting.values().iterator();
    while (next.hasNext() && batch.size() < settings.batchSize()) {
      batch.add(next.next());
      next.remove();
    }
    underWay = batch;
    long begun = time.getCurrentProcessingTime();
    requests.execute(
        () -> {
          Delivery.Outcome outcome = delivery.deliver(batch, () -> closed);
          try {
            mailbox.execute(() -> answered(outcome, begun), "answer of InfluxDB");
          } catch (RejectedExecutionException e) {
            // The task has ended; what was under way is in its last checkpoint.
            LOG.debug("influx={} answer came after the end", target.url(), e);
          }
        });
  }

  private void answered(Delivery.Outcome outcome, long begun) throws IOException {
    underWay = List.of();
    metrics.answered(outcome, time.getCurrentProcessingTime() - begun);
    outcome
        .dropped()
        .forEach(
            (reason, count) ->
                LOG.warn("influx={} dropped={} reason={}", target.url(), count, reason));
    // Put back before anything is sent: what waits is newer.
    outcome.left().forEach(point -> waiting.merge(point.key(), point, (newer, old) -> newer));
    if (outcome.fatal() != null) {
      throw new IOException(outcome.fatal());
    }
    if (outcome.left().isEmpty()) {
      if (failures > 0) {
        LOG.info("influx={} answers again, retries={}", target.url(), failures);
      }
      failures = 0;
      sendNext();
    } else {
      pause();
    }
  }

  private void pause() {
    failures++;
    metrics.retried();
    if (failures == 1) {
      LOG.warn("influx={} does not take points, trying again", target.url());
    }
    pausing = true;
    ScheduledFuture<?> unused =
        time.registerTimer(
            time.getCurrentProcessingTime() + settings.retryMillis(failures),
            at -> {
              pausing = false;
              sendNext();
            });
  }

  /** Waits for nothing at a checkpoint, which holds what waits; at the end for everything. */
  @Override
  public void flush(boolean endOfInput) throws InterruptedException {
    while (endOfInput && !(underWay.isEmpty() && waiting.isEmpty())) {
      mailbox.yield();
    }
  }

  @Override
  public List<PendingPoints> snapshotState(long checkpointId) {
    Map<String, SeriesPoint> all = new LinkedHashMap<>();
    underWay.forEach(point -> all.put(point.key(), point));
    waiting.forEach((key, point) -> all.merge(key, point, SeriesPoint::newer));
    return all.isEmpty() ? List.of() : List.of(new PendingPoints(List.copyOf(all.values())));
  }

  /** Lets the request under way end, so that it cannot meet those of a restarted job. */
  @Override
  public void close() {
    closed = true;
    requests.shutdown();
    try {
      if (!requests.awaitTermination(CLOSE_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("influx={} does not answer, its last request is given up", target.url());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      requests.shutdownNow();
      connection.close();
    }
  }
}
