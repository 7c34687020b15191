package org.attune.analytics.instrument;

import java.util.List;

/**
 * The severity bands of a scale.
 *
 * @param audience whom they are for
 * @param ranges ascending, covering every score once
 * @param provenance where they come from
 */
public record Bands(Audience audience, List<SeverityBand> ranges, Provenance provenance) {
  /** Name of the band of a score. */
  String label(int score) {
    for (SeverityBand band : ranges) {
      if (score >= band.from() && score <= band.to()) {
        return band.label();
      }
    }
    throw new IllegalStateException("the bands leave a gap");
  }
}
