package org.attune.dashboard.live;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.attune.dashboard.alert.NewAlert;
import org.attune.dashboard.alert.NotificationQueries;
import org.attune.dashboard.projection.ProjectionHealth;
import org.attune.dashboard.security.AccountRepository;
import org.attune.dashboard.security.PatientViewerRepository;
import org.attune.dashboard.security.SessionAge;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.signal.LiveSignals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages. Each has a cursor into table notification and sends what lies beyond it, in the
 * scope its viewer has at that moment; so a push, a lost push and a reconnection are one code path.
 *
 * <p>A page that does not take its bytes holds up a thread of its own, never the others.
 */
@Component
public final class LiveStreams implements LiveSignals, HttpSessionListener, SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);
  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final long CHANGES_MILLIS = 1_000;

  /**
   * A page is told of changes at most every so many {@link #CHANGES_MILLIS}: whoever answers for
   * thousands of patients would otherwise read their caseload anew without end. New alerts are
   * pushed at once.
   */
  private static final int TURNS_BETWEEN_CHANGES = 5;

  private final NotificationQueries notifications;
  private final AlertFragment fragment;
  private final AccountRepository accounts;
  private final SessionAge sessionAge;
  private final ProjectionHealth health;
  private final PatientViewerRepository viewers;
  private final AtomicLong turn = new AtomicLong(TURNS_BETWEEN_CHANGES);
  private final Set<String> changedPatients = ConcurrentHashMap.newKeySet();
  private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean changed = new AtomicBoolean();
  private final AtomicInteger threadNumber = new AtomicInteger();
  private final ExecutorService senders = Executors.newCachedThreadPool(this::daemon);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(this::daemon);
  private volatile boolean running;
  private volatile boolean delayed;

  LiveStreams(
      NotificationQueries notifications,
      AlertFragment fragment,
      AccountRepository accounts,
      SessionAge sessionAge,
      ProjectionHealth health,
      PatientViewerRepository viewers) {
    this.notifications = notifications;
    this.fragment = fragment;
    this.accounts = accounts;
    this.sessionAge = sessionAge;
    this.health = health;
    this.viewers = viewers;
  }

  /**
   * Opens a stream.
   *
   * @param after notification the page already has; what came later is sent at once
   */
  SseEmitter open(Viewer viewer, HttpSession session, long after) {
    Stream stream = new Stream(viewer.userId(), session, after);
    SseEmitter emitter = stream.emitter;
    emitter.onCompletion(() -> streams.remove(stream));
    emitter.onError(error -> streams.remove(stream));
    streams.add(stream);
    stream.wake();
    return emitter;
  }

  /** Number of open pages. */
  public int openStreams() {
    return streams.size();
  }

  @Override
  public void alertsArrived() {
    streams.forEach(Stream::wake);
  }

  @Override
  public void caseloadChanged() {
    changed.set(true);
  }

  @Override
  public void patientsChanged(Set<String> patientIds) {
    changedPatients.addAll(patientIds);
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    String ended = event.getSession().getId();
    streams.stream().filter(stream -> stream.sessionId.equals(ended)).forEach(Stream::close);
  }

  @Override
  public void start() {
    every(HEARTBEAT_MILLIS, this::heartbeat);
    every(CHANGES_MILLIS, this::tellChanges);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    timer.shutdownNow();
    streams.forEach(Stream::close);
    senders.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** A task that fails once would never be run again: it is logged, and run again. */
  private void every(long millis, Runnable task) {
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            log.warn("live task failed cause={}", e.getClass().getName());
          }
        };
    var unused = timer.scheduleAtFixedRate(guarded, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void heartbeat() {
    streams.forEach(stream -> stream.beat.set(true));
    streams.forEach(Stream::wake);
  }

  /** At most once a second, however many records were projected. */
  private void tellChanges() {
    boolean delayedNow = health.delayedSince().isPresent();
    boolean bannerChanged = delayedNow != delayed;
    if (bannerChanged) {
      log.warn("data on the pages delayed={}", delayedNow);
    }
    delayed = delayedNow;
    if (changed.getAndSet(false) || bannerChanged) {
      changedPatients.clear();
      streams.forEach(stream -> stream.changed.set(true));
    } else {
      tellWhoSees(drained(changedPatients));
    }
    turn.incrementAndGet();
    streams.stream().filter(Stream::mayTellChanges).forEach(Stream::wake);
  }

  private void tellWhoSees(Set<String> patientIds) {
    if (patientIds.isEmpty()) {
      return;
    }
    Set<String> open = streams.stream().map(stream -> stream.userId).collect(Collectors.toSet());
    Set<String> concerned;
    try {
      concerned = viewers.among(open, patientIds);
    } catch (DataAccessException e) {
      // Not lost: asked again in a second.
      changedPatients.addAll(patientIds);
      throw e;
    }
    streams.stream()
        .filter(stream -> concerned.contains(stream.userId))
        .forEach(stream -> stream.changed.set(true));
  }

  /** Takes out what is there; what comes meanwhile stays for the next time. */
  private static Set<String> drained(Set<String> from) {
    Set<String> taken = Set.copyOf(from);
    from.removeAll(taken);
    return taken;
  }

  private Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "live-" + threadNumber.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** One open page. */
  private final class Stream {
    private final String userId;
    private final HttpSession session;
    private final String sessionId;
    private final Optional<Integer> epoch;
    // No time limit of its own: the session's end closes it.
    private final SseEmitter emitter = new SseEmitter(0L);
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicBoolean beat = new AtomicBoolean(true);
    private final AtomicBoolean changed = new AtomicBoolean();
    private volatile long changesToldAt;
    private long cursor;

    Stream(String userId, HttpSession session, long cursor) {
      this.userId = userId;
      this.session = session;
      this.sessionId = session.getId();
      this.cursor = cursor;
      this.epoch = accounts.epoch(userId);
    }

    /** Sends on a thread of the pool; wakes while it is sending make it look once more. */
    void wake() {
      if (wakes.getAndIncrement() == 0) {
        senders.execute(this::send);
      }
    }

    private void send() {
      int seen;
      do {
        seen = wakes.get();
        try {
          Optional<Viewer> viewer = accounts.viewer(userId);
          if (viewer.isEmpty()
              || sessionAge.isOver(session)
              || !accounts.epoch(userId).equals(epoch)) {
            close();
            return;
          }
          sendNew(viewer.get());
        } catch (DataAccessException e) {
          // The next wake, at the latest the next heartbeat, looks again from the same cursor.
          log.warn("stream skips a push cause={}", e.getClass().getName());
        } catch (IOException | RuntimeException e) {
          // The page is gone, or was left without something: it comes back and says where it was.
          close();
          return;
        }
      } while (!wakes.compareAndSet(seen, 0));
    }

    /** Whether there are changes to tell and the page has had time since the last. */
    boolean mayTellChanges() {
      return changed.get() && turn.get() - changesToldAt >= TURNS_BETWEEN_CHANGES;
    }

    private void sendNew(Viewer viewer) throws IOException {
      List<NewAlert> fresh = notifications.after(viewer, cursor);
      for (NewAlert alert : fresh) {
        emitter.send(
            SseEmitter.event()
                .id(Long.toString(alert.notificationId()))
                .name("alert")
                .data(fragment.render(alert)));
        cursor = alert.notificationId();
      }
      if (mayTellChanges() && changed.getAndSet(false)) {
        changesToldAt = turn.get();
        emitter.send(SseEmitter.event().name("changed").data("caseload"));
      }
      if (beat.getAndSet(false)) {
        emitter.send(SseEmitter.event().comment("still here"));
      }
    }

    void close() {
      streams.remove(this);
      emitter.complete();
    }
  }
}
