package org.attune.app.simulate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.attune.app.replay.EventSink;
import org.attune.app.replay.TimedEvent;

/**
 * The same patients from the end of their history on, as they happen: stamped with the real time,
 * sent when it comes.
 *
 * <p>With a speed-up the patients live faster than the clock: at 480 a day of theirs takes three
 * minutes, so each checks in about once a minute; wearables go on minute by minute. About 12 s
 * after the start a deteriorating patient fills in a PHQ-9 whose item 9 is 2. After that, answers
 * that raise a safety alert come minutes apart in the whole cohort, whatever the speed-up: a flood
 * would be neither believable nor watchable.
 */
public final class LiveTraffic {
  /** Speed at which each patient checks in about once a minute. */
  public static final double DEMONSTRATION_SPEED_UP = 480;

  private static final long LONGEST_WAIT_MILLIS = 1000;

  private final Cohort cohort;
  private final double speedUp;

  /**
   * Traffic of a cohort.
   *
   * @param speedUp patient days in a day of the clock, 1 to 10000
   */
  public LiveTraffic(Cohort cohort, double speedUp) {
    if (!(speedUp >= 1 && speedUp <= 10_000)) {
      throw new IllegalArgumentException("the speed-up must be 1 to 10000");
    }
    this.cohort = cohort;
    this.speedUp = speedUp;
  }

  /**
   * The endless stream of events after an instant, in receive order; the same for the same instant.
   */
  public Iterator<TimedEvent> from(Instant start) {
    return new LiveStream(cohort, speedUp, start);
  }

  /**
   * Sends events as their time comes, until the time is up or the thread is interrupted. Does not
   * close the sink.
   *
   * @param lasting how long; {@link Duration#ofDays} of a large number for ever
   * @throws InterruptedException when interrupted while it waits
   */
  public void run(EventSink sink, Clock clock, Duration lasting) throws InterruptedException {
    Instant start = clock.instant();
    long endMillis = start.plus(lasting).toEpochMilli();
    Iterator<TimedEvent> events = from(start);
    while (true) {
      TimedEvent event = events.next();
      if (event.receivedAtMillis() > endMillis) {
        return;
      }
      waitUntil(event.receivedAtMillis(), clock);
      sink.write(event);
    }
  }

  private static void waitUntil(long atMillis, Clock clock) throws InterruptedException {
    long leftMillis = atMillis - clock.millis();
    while (leftMillis > 0) {
      Thread.sleep(Math.min(leftMillis, LONGEST_WAIT_MILLIS));
      leftMillis = atMillis - clock.millis();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
