package org.attune.analytics.alert;

/**
 * Totals of one instrument.
 *
 * @param firstAtMillis when the first was given, epoch milliseconds UTC
 * @param first its total, points
 * @param latestAtMillis when the latest was given, epoch milliseconds UTC
 * @param latest its total, points
 */
public record ScoreTrack(long firstAtMillis, int first, long latestAtMillis, int latest) {
  static ScoreTrack of(long atMillis, int total) {
    return new ScoreTrack(atMillis, total, atMillis, total);
  }

  /** With one more total, in whatever order they come. */
  ScoreTrack with(long atMillis, int total) {
    boolean earlier = atMillis < firstAtMillis;
    boolean later = atMillis >= latestAtMillis;
    return new ScoreTrack(
        earlier ? atMillis : firstAtMillis,
        earlier ? total : first,
        later ? atMillis : latestAtMillis,
        later ? total : latest);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ScoreTrack[redacted]";
  }
}
