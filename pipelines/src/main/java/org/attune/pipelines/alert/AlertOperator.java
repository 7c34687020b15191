package org.attune.pipelines.alert;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.AlertFold;
import org.attune.analytics.alert.AlertInput;
import org.attune.analytics.alert.AlertResult;
import org.attune.analytics.alert.AlertState;
import org.attune.pipelines.intake.Received;

/**
 * Hosts the alert fold, keyed by patient. A patient has one timer, for the next look at silence,
 * however many events come and however far the watermark lags behind them.
 */
final class AlertOperator extends KeyedProcessFunction<String, Received, Alert> {
  /** How often silence is looked at, milliseconds. */
  private static final long REVIEW_MILLIS = 6L * 60 * 60 * 1000;

  private transient AlertFold fold;
  private transient ValueState<AlertState> state;
  private transient ValueState<PatientClock> clocks;

  @Override
  public void open(OpenContext openContext) {
    fold = new AlertFold();
    state = getRuntimeContext().getState(AlertDescriptors.STATE);
    clocks = getRuntimeContext().getState(AlertDescriptors.CLOCK);
  }

  @Override
  public void processElement(Received received, Context context, Collector<Alert> out)
      throws Exception {
    PatientClock clock = clocks.value() == null ? PatientClock.UNSET : clocks.value();
    long now = nowOf(received, clock);
    step(AlertInputs.of(received), now, received.producedAtMillis(), context, out);
    // A time that cannot be trusted must not move the clock: NO_TIME is before all others.
    PatientClock moved = clock.reaching(received.timeMillis());
    long reached = Math.max(moved.latestMillis(), context.timerService().currentWatermark());
    clocks.update(reviewed(context, moved, reached == PatientClock.NONE ? now : reached));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    PatientClock clock = clocks.value() == null ? PatientClock.UNSET : clocks.value();
    PatientClock fired = clock.reviewingAt(PatientClock.NONE);
    long watermark = context.timerService().currentWatermark();
    if (watermark == Long.MAX_VALUE) {
      // The input has ended. That is no passage of time: nobody has been silent.
      clocks.update(fired);
      return;
    }
    // After a leap of time, one review of today rather than one for each day leapt over.
    long now = Math.max(timestamp, Math.floorDiv(watermark, REVIEW_MILLIS) * REVIEW_MILLIS);
    if (clock.latestMillis() > now + REVIEW_MILLIS) {
      // The log is being read again, and its topics not equally far: what seems to be missing may
      // be yet to come. Looked at as soon as all has been read up to here.
      clocks.update(reviewedAt(context, fired, clock.latestMillis()));
      return;
    }
    // A review is in no log: it counts as logged when it was due.
    step(new AlertInput.TimePassed(), Math.max(now, clock.latestMillis()), now, context, out);
    clocks.update(reviewed(context, fired.reaching(now), Math.max(now, watermark)));
  }

  /** Never before what the patient's records told already. */
  private static long nowOf(Received received, PatientClock clock) {
    if (received.timeMillis() != Received.NO_TIME) {
      return Math.max(received.timeMillis(), clock.latestMillis());
    }
    // The log's time for an event whose own cannot be trusted. A trend point without one is a day
    // whose inputs were all withdrawn: it tells no time, and of a replayed history the log's time
    // would be years off.
    boolean timeless = received.trendPoint() != null && clock.latestMillis() != PatientClock.NONE;
    return timeless ? clock.latestMillis() : received.producedAtMillis();
  }

  private void step(
      List<AlertInput> inputs,
      long nowMillis,
      long loggedAtMillis,
      Context context,
      Collector<Alert> out)
      throws Exception {
    for (AlertInput input : inputs) {
      step(input, nowMillis, loggedAtMillis, context, out);
    }
  }

  private void step(
      AlertInput input, long nowMillis, long loggedAtMillis, Context context, Collector<Alert> out)
      throws Exception {
    AlertState before = state.value() == null ? AlertState.NEW : state.value();
    AlertResult result =
        fold.apply(before, context.getCurrentKey(), input, nowMillis, loggedAtMillis);
    state.update(result.state());
    result.alerts().forEach(out::collect);
    if (result.risk() != null) {
      context.output(AlertDescriptors.RISK, result.risk());
    }
  }

  /** The clock with its review set, the one timer moved only towards an earlier time. */
  private static PatientClock reviewed(Context context, PatientClock clock, long reachedMillis) {
    if (reachedMillis > Long.MAX_VALUE - REVIEW_MILLIS) {
      return clock; // The input has ended: there is no later.
    }
    return reviewedAt(
        context, clock, (Math.floorDiv(reachedMillis, REVIEW_MILLIS) + 1) * REVIEW_MILLIS);
  }

  private static PatientClock reviewedAt(Context context, PatientClock clock, long next) {
    long set = clock.reviewAtMillis();
    if (set != PatientClock.NONE && set <= next) {
      return clock;
    }
    if (set != PatientClock.NONE) {
      context.timerService().deleteEventTimeTimer(set);
    }
    context.timerService().registerEventTimeTimer(next);
    return clock.reviewingAt(next);
  }
}
