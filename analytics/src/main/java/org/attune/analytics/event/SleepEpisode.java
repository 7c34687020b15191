package org.attune.analytics.event;

import org.jspecify.annotations.Nullable;

/**
 * One sleep, which belongs to the local date of waking up. The envelope's moment is the awakening,
 * so that its offset is the one that was in force then.
 *
 * @param startMillis start of the episode, epoch milliseconds UTC
 * @param endMillis final awakening, epoch milliseconds UTC
 * @param device opaque id of the device that measured; empty when self-reported
 * @param deviceRank preference among devices that measured the same night; the higher one counts
 * @param inBedStartMillis going to bed, epoch milliseconds UTC, where known apart from the start
 * @param inBedEndMillis getting up, epoch milliseconds UTC, where known apart from the end
 * @param asleepMinutes minutes asleep, or null when only stages are told, or nothing
 * @param awakeMinutes minutes awake between start and end, or null
 * @param lightMinutes minutes of light sleep, or null
 * @param deepMinutes minutes of deep sleep, or null
 * @param remMinutes minutes of REM sleep, or null
 */
public record SleepEpisode(
    Envelope envelope,
    long startMillis,
    long endMillis,
    SleepKind kind,
    SleepOrigin origin,
    String device,
    int deviceRank,
    @Nullable Long inBedStartMillis,
    @Nullable Long inBedEndMillis,
    @Nullable Integer asleepMinutes,
    @Nullable Integer awakeMinutes,
    @Nullable Integer lightMinutes,
    @Nullable Integer deepMinutes,
    @Nullable Integer remMinutes) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "SleepEpisode[redacted]";
  }
}
