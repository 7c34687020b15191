package org.attune.pipelines.alert;

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

/** Hosts the alert fold, keyed by patient. */
final class AlertOperator extends KeyedProcessFunction<String, Received, Alert> {
  /** How often silence is looked at, milliseconds. */
  private static final long REVIEW_MILLIS = 6L * 60 * 60 * 1000;

  private transient AlertFold fold;
  private transient ValueState<AlertState> state;

  @Override
  public void open(OpenContext openContext) {
    fold = new AlertFold();
    state = getRuntimeContext().getState(AlertDescriptors.STATE);
  }

  @Override
  public void processElement(Received received, Context context, Collector<Alert> out)
      throws Exception {
    step(inputOf(received), received.nowMillis(), context, out);
    long now = Math.max(received.nowMillis(), context.timerService().currentWatermark());
    scheduleReview(context, now);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    step(new AlertInput.TimePassed(), timestamp, context, out);
    // After a leap of time, one review of today rather than one for each day leapt over.
    scheduleReview(context, Math.max(timestamp, context.timerService().currentWatermark()));
  }

  private void step(AlertInput input, long nowMillis, Context context, Collector<Alert> out)
      throws Exception {
    AlertState before = state.value() == null ? AlertState.NEW : state.value();
    AlertResult result = fold.apply(before, context.getCurrentKey(), input, nowMillis);
    state.update(result.state());
    result.alerts().forEach(out::collect);
    if (result.risk() != null) {
      context.output(AlertDescriptors.RISK, result.risk());
    }
  }

  private static void scheduleReview(Context context, long nowMillis) {
    if (nowMillis > Long.MAX_VALUE - REVIEW_MILLIS) {
      return; // The input has ended: there is no later.
    }
    long next = (Math.floorDiv(nowMillis, REVIEW_MILLIS) + 1) * REVIEW_MILLIS;
    context.timerService().registerEventTimeTimer(next);
  }

  private static AlertInput inputOf(Received received) {
    if (received.assessment() != null) {
      return new AlertInput.AssessmentReceived(received.assessment(), received.producedAtMillis());
    }
    if (received.checkIn() != null) {
      return new AlertInput.CheckInReceived(received.checkIn(), received.producedAtMillis());
    }
    if (received.trendPoint() != null) {
      return new AlertInput.TrendPublished(received.trendPoint());
    }
    if (received.action() != null) {
      return new AlertInput.ActionTaken(received.action());
    }
    return new AlertInput.TimePassed();
  }
}
