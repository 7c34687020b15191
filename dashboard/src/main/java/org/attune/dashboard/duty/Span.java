package org.attune.dashboard.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from first instant in it
 * @param until first instant after it
 */
public record Span(Instant from, Instant until) {

  /** What of this stretch lies in none of the others, in order. */
  public List<Span> without(Collection<Span> others) {
    List<Span> left = new ArrayList<>();
    Instant covered = from;
    for (Span other : others.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (other.from.isAfter(covered) && covered.isBefore(until)) {
        left.add(new Span(covered, other.from.isBefore(until) ? other.from : until));
      }
      covered = other.until.isAfter(covered) ? other.until : covered;
    }
    if (covered.isBefore(until)) {
      left.add(new Span(covered, until));
    }
    return left;
  }
}
