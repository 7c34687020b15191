package org.attune.pipelines.trend;

import java.util.HashMap;
import java.util.Map;

/**
 * Who of a subtask waits to be published, and what it costs to publish all of them once. While a
 * log is worked off a patient waits several times as long, so that reading goes on however many
 * patients there are: published at a fixed interval, enough of them would take all the time there
 * is. Whoever waits is looked at several times on the way: once the log has been read, nobody waits
 * for others.
 *
 * <p>Not thread-safe, and not kept: after a restart it is found anew, and until then knows of
 * fewer.
 */
final class PublicationLoad {
  /** Publications of old days get one part of the time, and everything else so many. */
  private static final int PARTS = 7;

  /** The mean follows about so many publications: a pause of the machine hardly moves it. */
  private static final int MEASURED = 4_096;

  /** So often a patient who waits is looked at, the last time included. */
  private static final int LOOKS = 8;

  /** When each patient is published at the latest, epoch milliseconds; all of the subtask. */
  private final Map<String, Long> waiting = new HashMap<>();

  private int measured;
  private double meanMillis;

  /**
   * Starts.
   *
   * @param assumedMillis what a publication is taken to cost until one was measured
   */
  PublicationLoad(double assumedMillis) {
    this.meanMillis = assumedMillis;
  }

  /** A patient waits to be published, for as long as it takes to leave time for reading. */
  void planned(String patientId, long now) {
    waiting.put(patientId, now + waitMillis(waiting.size() + 1));
  }

  /** A patient with something fresh waits for nobody. */
  void hurried(String patientId) {
    waiting.put(patientId, Long.MIN_VALUE);
  }

  /** Whether a patient is known to wait. */
  boolean waits(String patientId) {
    return waiting.containsKey(patientId);
  }

  /** Whether the others come first; not of a patient planned before a restart. */
  boolean waitsLonger(String patientId, long now) {
    return waiting.getOrDefault(patientId, Long.MIN_VALUE) > now;
  }

  /** How long until a patient who waits is looked at, milliseconds. */
  long lookMillis() {
    return waitMillis(waiting.size()) / LOOKS;
  }

  private long waitMillis(int patients) {
    return Math.round(PARTS * patients * meanMillis);
  }

  /**
   * A patient was published.
   *
   * @param millis how long it took, whole milliseconds: mostly 0 or 1, right in the mean
   */
  void published(String patientId, long millis) {
    waiting.remove(patientId);
    measured = Math.min(MEASURED, measured + 1);
    meanMillis += (millis - meanMillis) / measured;
  }
}
