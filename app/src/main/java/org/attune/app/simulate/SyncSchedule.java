package org.attune.app.simulate;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** When a late syncer's wearable hands over what it holds. */
final class SyncSchedule {
  private static final int LONG_GAP_DAYS = 17;

  private final NavigableSet<Instant> syncs = new TreeSet<>();

  /**
   * Draws a schedule: every two to six days in the evening, once after 17 days from the change day
   * on.
   *
   * @param days days to cover
   */
  SyncSchedule(PatientTruth truth, int days, SplittableRandom random) {
    ZoneId zone = ZoneId.of(truth.zoneId());
    Integer changeDay = truth.changeDay();
    int day = 1;
    boolean longGapDone = changeDay == null;
    while (day <= days + LONG_GAP_DAYS + 7) {
      syncs.add(
          truth
              .firstDay()
              .plusDays(day - 1L)
              .atTime(LocalTime.of(20, random.nextInt(60), random.nextInt(60)))
              .atZone(zone)
              .toInstant());
      if (!longGapDone && changeDay != null && day >= changeDay) {
        day += LONG_GAP_DAYS;
        longGapDone = true;
      } else {
        day += 2 + random.nextInt(5);
      }
    }
  }

  /** The first sync at or after an instant, or the instant itself after the last one. */
  Instant atOrAfter(Instant complete) {
    Instant sync = syncs.ceiling(complete);
    return sync == null ? complete : sync;
  }
}
