package org.attune.analytics.event;

/**
 * An episode of care, as far as monitoring asks.
 *
 * @param episodeId opaque
 * @param open true from admission to discharge
 */
public record CareEpisode(String episodeId, boolean open) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "CareEpisode[redacted]";
  }
}
