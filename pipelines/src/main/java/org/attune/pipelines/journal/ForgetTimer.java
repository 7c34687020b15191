package org.attune.pipelines.journal;

import java.io.IOException;
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

  /** To be called when it fires. */
  void fired() {
    forgetAt.clear();
  }

  /** True when what last changed then is to be forgotten. */
  static boolean due(long atMillis, long timestamp) {
    return atMillis <= timestamp - JournalFold.REMEMBERED_MILLIS;
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
