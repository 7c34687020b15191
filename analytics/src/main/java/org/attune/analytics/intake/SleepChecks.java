package org.attune.analytics.intake;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.event.SleepKind;
import org.attune.analytics.event.SleepOrigin;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.time.LocalDays;
import org.jspecify.annotations.Nullable;

/**
 * What an episode of sleep says about the local day of waking up.
 *
 * <p>Nothing is made up: a device that tells a time in bed and no sleep gives a midpoint and no
 * duration, and a night without an episode gives nothing at all.
 */
final class SleepChecks {
  private static final long MINUTE_MILLIS = 60_000;
  private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;

  /** Longest episode and longest time in bed: longer ones are two nights or a wrong clock. */
  private static final long MAX_LENGTH_MILLIS = 24 * HOUR_MILLIS;

  private static final int MAX_MINUTES = 1440;

  /** What devices that round each part to the minute may be off by in the sum of five parts. */
  private static final int ROUNDING_MINUTES = 3;

  /** Midpoints are told from here on, hours before the midnight of the wake-up date. */
  private static final double LATEST_MIDPOINT_HOURS = 18;

  private SleepChecks() {}

  static Checked check(SleepEpisode sleep, long producedAtMillis) {
    Rejection rejection = reject(sleep, producedAtMillis);
    if (rejection != null) {
      return Checked.unfit(rejection);
    }
    Envelope envelope = sleep.envelope();
    return Checked.fit(
        EventChecks.observed(
            envelope,
            sleep.device(),
            sleep.deviceRank(),
            LocalDays.epochDay(sleep.endMillis(), envelope.zoneOffsetMinutes()),
            envelope.retracted() ? List.of() : samples(sleep)));
  }

  private static @Nullable Rejection reject(SleepEpisode sleep, long producedAtMillis) {
    Envelope envelope = sleep.envelope();
    Rejection rejection = EventChecks.checkIdentity(envelope);
    if (rejection != null) {
      return rejection;
    }
    Long gotUp = sleep.inBedEndMillis();
    rejection =
        Timeliness.check(
            envelope,
            Math.min(envelope.eventTimeMillis(), sleep.endMillis()),
            Math.max(
                Math.max(envelope.eventTimeMillis(), sleep.endMillis()), gotUp == null ? 0 : gotUp),
            producedAtMillis);
    if (rejection != null) {
      return rejection;
    }
    // The offset is that of the event's moment: of another one it could name another wake-up date.
    if (envelope.eventTimeMillis() != sleep.endMillis()) {
      return malformed("eventTime");
    }
    // A retraction need only name the day.
    return envelope.retracted() ? null : contradiction(sleep);
  }

  private static @Nullable Rejection contradiction(SleepEpisode sleep) {
    if (sleep.kind() == SleepKind.UNKNOWN) {
      return malformed("kind");
    }
    if (sleep.origin() == SleepOrigin.UNKNOWN) {
      return malformed("origin");
    }
    boolean measured = sleep.origin() == SleepOrigin.MEASURED;
    if (measured ? !EventChecks.namesDevice(sleep.device()) : !sleep.device().isEmpty()) {
      return malformed("deviceId");
    }
    if (sleep.startMillis() >= sleep.endMillis()) {
      return malformed("start");
    }
    double longestHours =
        sleep.kind() == SleepKind.NAP
            ? MetricCatalog.find("nap-duration").orElseThrow().plausibleMax()
            : (double) MAX_LENGTH_MILLIS / HOUR_MILLIS;
    // The end is after 1970 by now, so that this cannot overflow.
    if (sleep.startMillis() < sleep.endMillis() - (long) (longestHours * HOUR_MILLIS)) {
      return implausible("start");
    }
    if (inBedStart(sleep) > sleep.startMillis()) {
      return malformed("inBedStart");
    }
    if (inBedEnd(sleep) < sleep.endMillis()) {
      return malformed("inBedEnd");
    }
    if (inBedStart(sleep) < inBedEnd(sleep) - MAX_LENGTH_MILLIS) {
      return implausible("inBedStart");
    }
    return partsContradict(sleep);
  }

  private static @Nullable Rejection partsContradict(SleepEpisode sleep) {
    if (outOfRange(sleep.asleepMinutes())) {
      return implausible("asleepMinutes");
    }
    if (outOfRange(sleep.awakeMinutes())) {
      return implausible("awakeMinutes");
    }
    if (outOfRange(sleep.lightMinutes())) {
      return implausible("lightMinutes");
    }
    if (outOfRange(sleep.deepMinutes())) {
      return implausible("deepMinutes");
    }
    if (outOfRange(sleep.remMinutes())) {
      return implausible("remMinutes");
    }
    int staged = stagedMinutes(sleep);
    Integer told = sleep.asleepMinutes();
    if (told != null && staged > told + ROUNDING_MINUTES) {
      return malformed("asleepMinutes");
    }
    int asleep = told == null ? staged : told;
    return asleep + orZero(sleep.awakeMinutes()) > lengthMinutes(sleep) + ROUNDING_MINUTES
        ? malformed(told == null ? "awakeMinutes" : "asleepMinutes")
        : null;
  }

  private static List<MetricSamples> samples(SleepEpisode sleep) {
    String suffix = sleep.origin() == SleepOrigin.SELF_REPORTED ? "-reported" : "";
    if (sleep.kind() == SleepKind.NAP) {
      // By its minute, so that the naps of a day add up. The length, slept or not: devices rarely
      // tell more of a nap.
      int slot = LocalDays.minuteOfDay(sleep.endMillis(), sleep.envelope().zoneOffsetMinutes());
      return List.of(
          EventChecks.sample("nap-duration" + suffix, slot, lengthMinutes(sleep) / 60.0));
    }
    List<MetricSamples> samples = new ArrayList<>();
    Double asleep = asleepMinutes(sleep);
    if (asleep != null) {
      double inBedMinutes = (double) (inBedEnd(sleep) - inBedStart(sleep)) / MINUTE_MILLIS;
      samples.add(EventChecks.sample("sleep-duration" + suffix, 0, asleep / 60));
      samples.add(
          EventChecks.sample(
              "sleep-efficiency" + suffix, 0, Math.min(100, 100 * asleep / inBedMinutes)));
    }
    samples.add(EventChecks.sample("sleep-midpoint" + suffix, 0, midpointHours(sleep)));
    return List.copyOf(samples);
  }

  /** Minutes asleep, or null when nothing that was told says so. */
  private static @Nullable Double asleepMinutes(SleepEpisode sleep) {
    Integer told = sleep.asleepMinutes();
    if (told != null) {
      return told.doubleValue();
    }
    int staged = stagedMinutes(sleep);
    if (staged > 0) {
      return (double) staged;
    }
    // People tell when they fell asleep and woke up; a device that tells no more was not sure.
    return sleep.awakeMinutes() != null || sleep.origin() == SleepOrigin.SELF_REPORTED
        ? Math.max(0, lengthMinutes(sleep) - orZero(sleep.awakeMinutes()))
        : null;
  }

  /**
   * Middle of the episode by the clock at waking up, hours since the midnight of the wake-up date,
   * from -6 up to 18. The day of midpoints is cut at 18:00, where few lie: cut at midnight,
   * somebody who sleeps from 20:00 to 4:00 would jump by a day on the edge.
   */
  private static double midpointHours(SleepEpisode sleep) {
    long middle = sleep.startMillis() + (sleep.endMillis() - sleep.startMillis()) / 2;
    long local = middle + sleep.envelope().zoneOffsetMinutes() * MINUTE_MILLIS;
    double hours = (double) Math.floorMod(local, 24 * HOUR_MILLIS) / HOUR_MILLIS;
    return hours >= LATEST_MIDPOINT_HOURS ? hours - 24 : hours;
  }

  private static long inBedStart(SleepEpisode sleep) {
    Long told = sleep.inBedStartMillis();
    return told == null ? sleep.startMillis() : told;
  }

  private static long inBedEnd(SleepEpisode sleep) {
    Long told = sleep.inBedEndMillis();
    return told == null ? sleep.endMillis() : told;
  }

  private static double lengthMinutes(SleepEpisode sleep) {
    return (double) (sleep.endMillis() - sleep.startMillis()) / MINUTE_MILLIS;
  }

  private static int stagedMinutes(SleepEpisode sleep) {
    return orZero(sleep.lightMinutes()) + orZero(sleep.deepMinutes()) + orZero(sleep.remMinutes());
  }

  private static int orZero(@Nullable Integer minutes) {
    return minutes == null ? 0 : minutes;
  }

  private static boolean outOfRange(@Nullable Integer minutes) {
    return minutes != null && (minutes < 0 || minutes > MAX_MINUTES);
  }

  private static Rejection malformed(String field) {
    return new Rejection(RejectionReason.MALFORMED, field);
  }

  private static Rejection implausible(String field) {
    return new Rejection(RejectionReason.IMPLAUSIBLE_VALUE, field);
  }
}
