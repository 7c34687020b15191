package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One observation that supports an alert.
 *
 * @param key event id, or metric and local day: what makes a notification unique
 * @param tier tier this evidence alone asks for
 * @param metric metric id, or instrument and item such as phq-9.item-9
 * @param epochDay patient's local day, or null for single events
 * @param value observed, in the metric's unit; null when left blank
 * @param previousValue value before, where the rule compares
 * @param baselineMean mean of the patient's baseline, or what was to be expected; null for absolute
 *     rules, as the next three
 * @param place where in a journal entry it was found, or null
 * @param eventTimeMillis when it happened, epoch milliseconds UTC
 * @param receivedAtMillis when it was received, epoch milliseconds UTC
 * @param flags what a reader must know
 * @param notifies whether somebody is to be told
 */
public record Evidence(
    String key,
    Reason reason,
    Tier tier,
    String metric,
    @Nullable Integer epochDay,
    @Nullable Double value,
    @Nullable Double previousValue,
    @Nullable Double baselineMean,
    @Nullable Double lowerLimit,
    @Nullable Double upperLimit,
    @Nullable Double ewma,
    @Nullable TextSpan place,
    long eventTimeMillis,
    long receivedAtMillis,
    int zoneOffsetMinutes,
    List<Flag> flags,
    boolean notifies) {
  Evidence flagged(Flag flag) {
    List<Flag> more = new ArrayList<>(flags);
    more.add(flag);
    return with(List.copyOf(more), notifies);
  }

  Evidence notifying(boolean notify) {
    return notify == notifies ? this : with(flags, notify);
  }

  Evidence expecting(double expected) {
    return new Evidence(
        key,
        reason,
        tier,
        metric,
        epochDay,
        value,
        previousValue,
        expected,
        lowerLimit,
        upperLimit,
        ewma,
        place,
        eventTimeMillis,
        receivedAtMillis,
        zoneOffsetMinutes,
        flags,
        notifies);
  }

  private Evidence with(List<Flag> newFlags, boolean notify) {
    return new Evidence(
        key,
        reason,
        tier,
        metric,
        epochDay,
        value,
        previousValue,
        baselineMean,
        lowerLimit,
        upperLimit,
        ewma,
        place,
        eventTimeMillis,
        receivedAtMillis,
        zoneOffsetMinutes,
        newFlags,
        notify);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Evidence[redacted]";
  }
}
