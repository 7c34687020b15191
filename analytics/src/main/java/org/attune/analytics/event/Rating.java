package org.attune.analytics.event;

/**
 * One self-rating.
 *
 * @param metric metric id of the catalogue
 * @param value in {@code unit}
 * @param unit UCUM unit; empty means the catalogue's own
 */
public record Rating(String metric, double value, String unit) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Rating[redacted]";
  }
}
