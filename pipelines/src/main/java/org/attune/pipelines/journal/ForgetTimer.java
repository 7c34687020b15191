package org.attune.pipelines.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;
import org.attune.analytics.journal.JournalFold;

/** A patient's one timer, for the next entry to forget; a day counts as one. */
final class ForgetTimer {
  private static final long ROUNDING_MILLIS = 24L * 60 * 60 * 1000;

  private final ValueState<Long> forgetAt;

  ForgetTimer(ValueState<Long> forgetAt) {
    this.forgetAt = forgetAt;
  }

  /**
   * To be called when it fires: forgets the entries whose time has come, and is set for the next.
   *
   * @param atMillis when an entry last changed, epoch milliseconds
   * @param timestamp of the timer
   */
  <M> void fired(
      TimerService timers, MapState<String, M> entries, ToLongFunction<M> atMillis, long timestamp)
      throws Exception {
    forgetAt.clear();
    long oldest = Long.MAX_VALUE;
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, M> entry : entries.entries()) {
      long at = atMillis.applyAsLong(entry.getValue());
      if (at <= timestamp - JournalFold.REMEMBERED_MILLIS) {
        old.add(entry.getKey());
      } else {
        oldest = Math.min(oldest, at);
      }
    }
    for (String key : old) {
      entries.remove(key);
    }
    if (oldest != Long.MAX_VALUE) {
      forgetBy(timers, oldest);
    }
  }

  /** Sets the timer for what last changed then, or moves it to an earlier time. */
  void forgetBy(TimerService timers, long atMillis) throws IOException {
    long due =
        (Math.floorDiv(atMillis + JournalFold.REMEMBERED_MILLIS, ROUNDING_MILLIS) + 1)
            * ROUNDING_MILLIS;
    Long set = forgetAt.value();
    if (set != null && set <= due) {
      return;
    }
    if (set != null) {
      timers.deleteEventTimeTimer(set);
    }
    timers.registerEventTimeTimer(due);
    forgetAt.update(due);
  }
}
