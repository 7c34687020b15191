package org.attune.analytics.trend;

/**
 * Where an event of a day is kept.
 *
 * @param epochDay patient's local day, days since 1970-01-01
 * @param series metric id of a series by the minute; empty for the one page of everything else
 * @param page of a series, by the event's hash, 0 to {@link #PAGES} − 1: a day of single samples
 *     would otherwise be written again with each of them
 */
public record PageKey(int epochDay, String series, int page) {
  /** Pages of a series by the minute. */
  static final int PAGES = 8;

  private static final String EVERYTHING_ELSE = "";

  static PageKey of(int epochDay, String series, EventHash event) {
    return series.isEmpty()
        ? general(epochDay)
        : new PageKey(epochDay, series, (int) (event.low() & (PAGES - 1)));
  }

  static PageKey general(int epochDay) {
    return new PageKey(epochDay, EVERYTHING_ELSE, 0);
  }

  /** The key as state keeps it: a text that tells day, page and series. */
  public String text() {
    return epochDay + "/" + page + "/" + series;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PageKey[redacted]";
  }
}
