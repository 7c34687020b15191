package org.attune.dashboard.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.attune.dashboard.DashboardSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Links audit rows as soon as they are committed, on a thread of its own, and leaves an anchor of
 * the chain in the log and in the file that the settings name, at most every ten seconds.
 */
@Component
final class AuditChainer implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(AuditChainer.class);
  private static final long LOOK_MILLIS = 1_000;
  private static final long JOIN_MILLIS = 10_000;
  private static final Duration BETWEEN_ANCHORS = Duration.ofSeconds(10);

  private final AuditChainRepository chain;
  private final @Nullable AuditAnchorFile anchors;
  private final Clock clock;
  private final Semaphore wakes = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "audit-chain");
  private volatile boolean running;
  private long anchoredSeq;
  private Instant nextAnchor = Instant.MIN;

  AuditChainer(AuditChainRepository chain, DashboardSettings settings, Clock clock) {
    this.chain = chain;
    Path file = settings.auditAnchors();
    this.anchors = file == null ? null : new AuditAnchorFile(file);
    this.clock = clock;
    thread.setDaemon(true);
  }

  /** Says that a row was written; it is linked once the caller's transaction is committed. */
  void wake() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              wakes.release();
            }
          });
    } else {
      wakes.release();
    }
  }

  @Override
  public void start() {
    running = true;
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    wakes.release();
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      while (running) {
        link(false);
        if (wakes.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          wakes.drainPermits();
        }
      }
      link(true);
    } catch (InterruptedException e) {
      log.debug("audit chain stopped");
    }
  }

  private void link(boolean last) {
    try {
      chain.linkAll();
      if (last || !clock.instant().isBefore(nextAnchor)) {
        anchor();
      }
    } catch (RuntimeException | IOException e) {
      // Whatever it was, the next round tries again: a thread that ended would end the chain.
      log.warn("audit chain waits cause={}", e.getClass().getName());
    }
  }

  private void anchor() throws IOException {
    Optional<AuditAnchor> head = chain.head().filter(anchor -> anchor.seq() > anchoredSeq);
    if (head.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    if (anchors != null) {
      anchors.add(now, head.get());
    }
    log.info("audit anchor seq={} hash={}", head.get().seq(), head.get().hash());
    anchoredSeq = head.get().seq();
    nextAnchor = now.plus(BETWEEN_ANCHORS);
  }
}
