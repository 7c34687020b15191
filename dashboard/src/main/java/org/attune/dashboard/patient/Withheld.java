package org.attune.dashboard.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.attune.schemas.common.Confidentiality;
import org.jspecify.annotations.Nullable;

/**
 * What of a patient's days a viewer may not read under 42 CFR Part 2, as the database decided.
 *
 * @param spans time in programs whose records are withheld
 * @param marked whether marked records are withheld wherever they lie
 */
record Withheld(List<Span> spans, boolean marked) {
  /** Local days begin and end up to this much apart from those of UTC. */
  private static final int ZONES_DAYS = 1;

  /** Nothing is withheld. */
  static final Withheld NOTHING = new Withheld(List.of(), false);

  Withheld {
    spans = List.copyOf(spans);
  }

  /**
   * Time in a program.
   *
   * @param from beginning
   * @param until end, or null while it lasts
   */
  record Span(Instant from, @Nullable Instant until) {
    /** Whether any moment of the local day, wherever the patient was, lies in the span. */
    boolean touches(LocalDate day) {
      return !day.isBefore(utcDay(from).minusDays(ZONES_DAYS))
          && (until == null || !day.isAfter(utcDay(until).plusDays(ZONES_DAYS)));
    }

    private static LocalDate utcDay(Instant instant) {
      return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
  }

  /**
   * Whether a day's point is withheld.
   *
   * @param rules name of its {@link Confidentiality}
   */
  boolean covers(LocalDate day, String rules) {
    return (marked && rules.equals(Confidentiality.PART2_SUD.name()))
        || spans.stream().anyMatch(span -> span.touches(day));
  }
}
