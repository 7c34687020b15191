package org.attune.pipelines.trend;

import java.util.HashSet;
import java.util.Set;

/**
 * Who of a subtask waits to be published, and what it costs to publish all of them once. While a
 * log is worked off a patient waits several times as long, so that reading goes on however many
 * patients there are: published at a fixed interval, enough of them would take all the time there
 * is.
 *
 * <p>Not thread-safe, and not kept: after a restart it is found anew, and until then knows of
 * fewer.
 */
final class PublicationLoad {
  /** Publications of old days get one part of the time, and everything else so many. */
  private static final int PARTS = 7;

  /** The mean follows about so many publications: a pause of the machine hardly moves it. */
  private static final int MEASURED = 4_096;

  /** At most every patient of the subtask. */
  private final Set<String> waiting = new HashSet<>();

  private int measured;
  private double meanMillis;

  /** A patient waits to be published. */
  void planned(String patientId) {
    waiting.add(patientId);
  }

  /** Whether a patient is known to wait. */
  boolean waits(String patientId) {
    return waiting.contains(patientId);
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

  /** How long what is old waits at least, milliseconds. */
  long waitMillis() {
    return Math.round(PARTS * waiting.size() * meanMillis);
  }
}
