package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What there is to be reassured by, as long as it is fresh: what has not been heard of lately
 * reassures nobody. Program policy.
 */
final class ProtectivePolicy {
  private static final String SKILLS = "skills-used";
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  /** A form or an appointment that is older says nothing of today. */
  private static final long FRESH_MILLIS = 28 * DAY_MILLIS;

  private static final long LATELY_ATTENDED_MILLIS = 14 * DAY_MILLIS;
  private static final int SKILL_DAYS = 7;
  private static final int LEAST_ATTENDED = 3;

  private ProtectivePolicy() {}

  /** Everything that reassures, in a fixed order. */
  static List<ReassuringSignal> signals(
      PatientHistory history, Map<String, Standing> standings, long nowMillis) {
    List<ReassuringSignal> signals = new ArrayList<>();
    new TreeMap<>(history.scores())
        .forEach(
            (key, track) -> {
              if (track.latest().atMillis() > nowMillis - FRESH_MILLIS) {
                TrajectoryPolicy.improved(key, track).ifPresent(signals::add);
              }
            });
    add(signals, attending(history, nowMillis));
    add(signals, skills(standings, (int) Math.floorDiv(nowMillis, DAY_MILLIS)));
    return List.copyOf(signals);
  }

  private static void add(List<ReassuringSignal> signals, @Nullable ReassuringSignal signal) {
    if (signal != null) {
      signals.add(signal);
    }
  }

  private static @Nullable ReassuringSignal attending(PatientHistory history, long nowMillis) {
    int attended = history.attendedInARow();
    boolean lately =
        attended >= LEAST_ATTENDED
            && history.latestAttendedMillis() > nowMillis - LATELY_ATTENDED_MILLIS;
    return lately
        ? new ReassuringSignal(
            Reassurance.ATTENDING, AttendancePolicy.SESSIONS, attended, null, null)
        : null;
  }

  private static @Nullable ReassuringSignal skills(Map<String, Standing> standings, int today) {
    Standing standing = standings.getOrDefault(SKILLS, Standing.NONE);
    Double used = standing.latestValue();
    return used != null && used > 0 && standing.latestDay() >= today - SKILL_DAYS
        ? new ReassuringSignal(Reassurance.SKILLS_USED, SKILLS, used, null, standing.latestDay())
        : null;
  }
}
