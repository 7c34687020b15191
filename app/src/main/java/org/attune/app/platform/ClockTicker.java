package org.attune.app.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the time through the log: writes a tick to every partition of the clock topic, at once and
 * then at a steady pace. While the broker does not answer, ticks are lost and time stands still for
 * the jobs, which is the point.
 */
public final class ClockTicker implements AutoCloseable {
  /** Pace of the ticks. */
  public static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(ClockTicker.class);

  private final Clock clock;
  private final Producer<byte[], byte[]> producer;
  private final TickEncoding encoding;
  private final String topic;
  private final int partitions;
  private final ScheduledFuture<?> schedule;

  /**
   * Ticks at once, then every {@link #INTERVAL}.
   *
   * @param clock the time told
   * @param scheduler runs the ticks; stays open when the ticker is closed
   * @param producer stays open when the ticker is closed; its delivery timeout is short, since a
   *     late tick is worth nothing
   * @param topic the clock topic
   * @param partitions how many partitions it has
   */
  public ClockTicker(
      Clock clock,
      ScheduledExecutorService scheduler,
      Producer<byte[], byte[]> producer,
      TickEncoding encoding,
      String topic,
      int partitions) {
    this.clock = clock;
    this.producer = producer;
    this.encoding = encoding;
    this.topic = topic;
    this.partitions = partitions;
    // A delay, not a rate: a laptop that wakes up has not missed a thousand ticks.
    this.schedule =
        scheduler.scheduleWithFixedDelay(this::tick, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      Instant now = clock.instant();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int partition = 0; partition < partitions; partition++) {
        byte[] key = Integer.toString(partition).getBytes(UTF_8);
        byte[] value = encoding.encode(partition, now);
        sent.add(producer.send(new ProducerRecord<>(topic, partition, key, value)));
      }
      for (Future<RecordMetadata> tick : sent) {
        tick.get();
      }
    } catch (ExecutionException | RuntimeException e) {
      // An exception that got out would end the schedule for good.
      LOG.warn("tick lost", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops ticking. */
  @Override
  public void close() {
    schedule.cancel(false);
  }
}
