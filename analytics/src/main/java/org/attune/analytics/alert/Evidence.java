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
    return with(reason, tier, expected, flags, notifies);
  }

  /** The same of another reason, and of the tier that this asks for. */
  Evidence raised(Reason more, Tier higher) {
    return with(more, higher, baselineMean, flags, notifies);
  }

  /**
   * Key of what it was found in: an event has a key of its own, or one for each thing found in it.
   */
  String source() {
    return key.split("/", -1)[0];
  }

  private Evidence with(List<Flag> newFlags, boolean notify) {
    return with(reason, tier, baselineMean, newFlags, notify);
  }

  private Evidence with(
      Reason newReason,
      Tier newTier,
      @Nullable Double newBaselineMean,
      List<Flag> newFlags,
      boolean notify) {
    return new Evidence(
        key,
        newReason,
        newTier,
        metric,
        epochDay,
        value,
        previousValue,
        newBaselineMean,
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
