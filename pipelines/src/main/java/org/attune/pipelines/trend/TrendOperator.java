package org.attune.pipelines.trend;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.trend.TrendFold;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Verdict;

/**
 * Hosts the trend fold, keyed by patient.
 *
 * <p>Publications are conflated by processing time ({@link Conflation}, {@link PublicationLoad});
 * days become final by Flink time. A restored publication timer fires at once, so points that were
 * waiting at a crash are published.
 */
final class TrendOperator extends KeyedProcessFunction<String, PatientBundle, TrendPoint> {
  /** Final timers are rounded up to this, so that a patient has one timer for many events. */
  private static final long ROUNDING_MILLIS = 60L * 60 * 1000;

  private final Conflation conflation;
  private final double assumedMillis;
  private transient TrendFold fold;
  private transient KeyedDayStore store;
  private transient PublicationLoad load;
  private transient ValueState<Long> publishAt;
  private transient ValueState<Long> publishedAt;

  /**
   * Hosts the fold.
   *
   * @param assumedMillis what a publication is taken to cost until one was measured
   */
  TrendOperator(Conflation conflation, double assumedMillis) {
    this.conflation = conflation;
    this.assumedMillis = assumedMillis;
  }

  @Override
  public void open(OpenContext openContext) {
    fold = new TrendFold(ChangeSettings.DEFAULT);
    store = new KeyedDayStore(getRuntimeContext());
    load = new PublicationLoad(assumedMillis);
    publishAt = getRuntimeContext().getState(TrendDescriptors.PUBLISH_AT);
    publishedAt = getRuntimeContext().getState(TrendDescriptors.PUBLISHED_AT);
  }

  @Override
  public void processElement(PatientBundle bundle, Context context, Collector<TrendPoint> out)
      throws Exception {
    List<CheckedEvent> events = bundle.events();
    List<TrendFold.Outcome> outcomes =
        fold.apply(store, events.stream().map(CheckedEvent::observation).toList());
    Conflation.Change change = null;
    boolean rescheduled = false;
    for (int i = 0; i < outcomes.size(); i++) {
      CheckedEvent event = events.get(i);
      TrendFold.Outcome outcome = outcomes.get(i);
      tell(event, outcome, context);
      rescheduled |= outcome.rescheduled();
      if (outcome.changed()) {
        change = changeBy(event.observation()).and(change);
      }
    }
    if (change != null) {
      schedulePublication(context, change);
    }
    if (rescheduled) {
      scheduleFinality(context);
    }
  }

  private static void tell(CheckedEvent event, TrendFold.Outcome outcome, Context context) {
    RejectionReason reason = outcome.rejected();
    if (reason != null) {
      context.output(
          IntakeTags.QUARANTINE,
          new QuarantinedRecord(
              event.origin(), new Rejection(reason, ""), null, event.producedAtMillis()));
    }
    context.output(IntakeTags.VERDICTS, new Verdict(event.origin(), dispositionOf(outcome)));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TrendPoint> out)
      throws Exception {
    String patientId = context.getCurrentKey();
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
      long before = context.timerService().currentProcessingTime();
      if (load.waitsLonger(patientId, before)
          && CatchingUp.tells(before, context.timerService().currentWatermark())) {
        publishAt(context, conflation.laterMillis(before, load.lookMillis()));
        return;
      }
      publishAt.clear();
      publishedAt.update(before);
      fold.publish(store, patientId).forEach(out::collect);
      load.published(patientId, context.timerService().currentProcessingTime() - before);
    } else {
      publishedAt.clear();
      fold.advance(store, patientId, timestamp).forEach(out::collect);
      scheduleFinality(context);
    }
  }

  private static Disposition dispositionOf(TrendFold.Outcome outcome) {
    if (outcome.rejected() != null) {
      return Disposition.of(outcome.rejected());
    }
    return outcome.changed() ? Disposition.ACCEPTED : Disposition.DUPLICATE;
  }

  private static Conflation.Change changeBy(Observation observation) {
    return new Conflation.Change(observation.envelope().receivedAtMillis(), observation.measured());
  }

  private void schedulePublication(Context context, Conflation.Change change) throws Exception {
    long now = context.timerService().currentProcessingTime();
    String patientId = context.getCurrentKey();
    boolean catchingUp = CatchingUp.tells(now, change.receivedAtMillis());
    // Looked up only where it counts: a log that is worked off asks for every bundle.
    if (catchingUp && load.waits(patientId)) {
      return;
    }
    long at =
        conflation.dueMillis(
            now, catchingUp ? null : publishedAt.value(), change, load.lookMillis());
    Long planned = publishAt.value();
    if (planned == null || planned > at) {
      // What is fresh does not wait for what is old.
      if (planned != null) {
        context.timerService().deleteProcessingTimeTimer(planned);
      }
      publishAt(context, at);
    }
    if (catchingUp) {
      load.planned(patientId, now);
    } else {
      load.hurried(patientId);
    }
  }

  private void publishAt(Context context, long at) throws Exception {
    publishAt.update(at);
    context.timerService().registerProcessingTimeTimer(at);
  }

  private void scheduleFinality(Context context) {
    fold.nextFinalMillis(store)
        .ifPresent(
            due ->
                context
                    .timerService()
                    .registerEventTimeTimer(
                        -Math.floorDiv(-due, ROUNDING_MILLIS) * ROUNDING_MILLIS));
  }
}
