package org.attune.pipelines;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/**
 * Lets a source reader emit some records, holds it until a checkpoint is complete, lets it emit
 * more, and then throws, once per instance: so the job crashes with records behind its checkpoint
 * that have gone all the way through.
 */
public final class CrashOnce<S extends SourceSplit> implements RateLimiterStrategy<S> {
  // Static because a job gets a copy. Keyed by instance, so that jobs do not meet.
  private static final Map<String, AtomicInteger> CRASHES = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final int beforeCheckpoint;
  private final int beforeCrash;

  /**
   * Counts are per reader.
   *
   * @param beforeCheckpoint records until the reader waits for a checkpoint
   * @param beforeCrash records until it throws
   */
  public CrashOnce(int beforeCheckpoint, int beforeCrash) {
    this.beforeCheckpoint = beforeCheckpoint;
    this.beforeCrash = beforeCrash;
    CRASHES.put(id, new AtomicInteger());
  }

  public int crashes() {
    return crashesOf(id).get();
  }

  private static AtomicInteger crashesOf(String id) {
    return CRASHES.computeIfAbsent(id, unseen -> new AtomicInteger());
  }

  @Override
  public RateLimiter<S> createRateLimiter(int parallelism) {
    return new Limiter<>(crashesOf(id), beforeCheckpoint, beforeCrash);
  }

  private static final class Limiter<S extends SourceSplit> implements RateLimiter<S> {
    private final AtomicInteger crashes;
    private final int beforeCheckpoint;
    private final int beforeCrash;
    private final CompletableFuture<Void> checkpoint = new CompletableFuture<>();
    private int emitted;

    private Limiter(AtomicInteger crashes, int beforeCheckpoint, int beforeCrash) {
      this.crashes = crashes;
      this.beforeCheckpoint = beforeCheckpoint;
      this.beforeCrash = beforeCrash;
    }

    @Override
    public CompletionStage<Void> acquire(int records) {
      emitted += records;
      if (emitted > beforeCrash && crashes.compareAndSet(0, 1)) {
        throw new IllegalStateException("crash on purpose");
      }
      return emitted > beforeCheckpoint ? checkpoint : CompletableFuture.completedFuture(null);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      // One that completed before the reader had to wait would leave nothing in it.
      if (emitted > beforeCheckpoint) {
        checkpoint.complete(null);
      }
    }
  }
}
