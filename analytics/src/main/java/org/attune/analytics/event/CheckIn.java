package org.attune.analytics.event;

import java.util.List;

/** A few self-ratings given at one moment. The free note stays at the edge: no fold reads it. */
public record CheckIn(Envelope envelope, List<Rating> ratings) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "CheckIn[redacted]";
  }
}
