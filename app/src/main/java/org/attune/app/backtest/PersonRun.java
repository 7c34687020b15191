package org.attune.app.backtest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongToIntFunction;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.Evidence;
import org.attune.analytics.alert.SignalPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the rules said of one person, and what truly came.
 *
 * @param firstDay first day of the history; days are counted from anywhere, the same within a
 *     person
 * @param lastDay last day of it
 * @param weeks time in which alerts were counted
 * @param openings episodes that opened, in order
 * @param spoken days on which an episode of a rule opened or grew
 * @param troubles what truly came; empty where nothing is known of it
 */
record PersonRun(
    int firstDay,
    int lastDay,
    double weeks,
    List<Opening> openings,
    Map<SignalPolicy, NavigableSet<Integer>> spoken,
    List<Trouble> troubles) {

  /**
   * An episode that opened.
   *
   * @param rule what found its opening evidence
   * @param right whether it told of something that is so or that came; null when that is not known
   */
  record Opening(SignalPolicy rule, int day, String alertId, @Nullable Boolean right) {}

  /**
   * Something that truly came, and should have been told before.
   *
   * @param rules whose matter it is
   * @param fromDay first day on which an alert is in time
   * @param onsetDay when it came: leads are counted to it
   * @param untilDay last day on which an alert is in time
   */
  record Trouble(Set<SignalPolicy> rules, int fromDay, int onsetDay, int untilDay) {}

  /** Whether an alert that opened on a day told of something that is so or came, if known. */
  interface Right {
    @Nullable Boolean of(Alert opened, int day);
  }

  /**
   * The run of a replay.
   *
   * @param dayOf day of a moment, epoch milliseconds UTC
   */
  static PersonRun of(
      int firstDay,
      int lastDay,
      List<JobReplay.Emission> emissions,
      LongToIntFunction dayOf,
      Right right,
      List<Trouble> troubles) {
    List<Opening> openings = new ArrayList<>();
    Map<SignalPolicy, NavigableSet<Integer>> spoken = new EnumMap<>(SignalPolicy.class);
    for (JobReplay.Emission emission : emissions) {
      Alert alert = emission.alert();
      int day = dayOf.applyAsInt(emission.atMillis());
      if (emission.opened()) {
        openings.add(
            new Opening(
                rule(alert, alert.evidence().get(0)), day, alert.alertId(), right.of(alert, day)));
      }
      if (emission.spoke()) {
        Evidence latest = alert.evidence().get(alert.evidence().size() - 1);
        spoken.computeIfAbsent(rule(alert, latest), any -> new TreeSet<>()).add(day);
      }
    }
    return new PersonRun(
        firstDay, lastDay, (lastDay - firstDay + 1) / 7.0, openings, spoken, troubles);
  }

  static SignalPolicy rule(Alert alert, Evidence evidence) {
    return SignalPolicy.of(alert.kind(), evidence.reason());
  }

  /** The same with alerts counted in another time. */
  PersonRun within(double otherWeeks) {
    return new PersonRun(firstDay, lastDay, otherWeeks, openings, spoken, troubles);
  }

  /** Days on which a rule spoke. */
  NavigableSet<Integer> spokenOn(SignalPolicy rule) {
    return spoken.getOrDefault(rule, new TreeSet<>());
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PersonRun[redacted]";
  }
}
