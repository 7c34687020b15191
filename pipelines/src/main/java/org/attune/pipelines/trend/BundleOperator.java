package org.attune.pipelines.trend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what comes of one patient within moments, so that the fold finds its state once for all
 * of it. Packs each event as it comes, while it is at hand: some moments and thousands of others
 * later it would have to be fetched from memory again, piece by piece. Hands everything on before a
 * watermark, a barrier or the end passes: there is nothing to keep, and no event comes later than
 * the time it belongs to.
 */
final class BundleOperator extends AbstractStreamOperator<PatientBundle>
    implements OneInputStreamOperator<CheckedEvent, PatientBundle>, BoundedOneInput {
  /** Events of all patients that are held at most: some megabytes. */
  static final int MOST = 32_768;

  private final long waitMillis;

  /** At most {@link #MOST} events, emptied within ten times the wait. */
  private transient Map<String, BundlePacking.Writer> bundles = new LinkedHashMap<>();

  private transient int held;
  private transient @Nullable ScheduledFuture<?> timer;
  private transient long timerMillis;

  /**
   * Gathers.
   *
   * @param waitMillis how long a fresh event may be held, milliseconds
   */
  BundleOperator(long waitMillis) {
    this.waitMillis = waitMillis;
  }

  @Override
  public void open() throws Exception {
    super.open();
    bundles = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<CheckedEvent> element) {
    CheckedEvent event = element.getValue();
    bundles
        .computeIfAbsent(event.observation().envelope().patientId(), BundlePacking.Writer::new)
        .event(event);
    held++;
    if (held == MOST) {
      handOn();
    } else {
      schedule(event.observation().envelope().receivedAtMillis());
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    handOn();
    super.processWatermark(mark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    handOn();
    super.processWatermarkStatus(status);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    handOn();
  }

  /** An input that ends may do so without another barrier. */
  @Override
  public void endInput() {
    handOn();
  }

  private void schedule(long receivedAtMillis) {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    long due = CatchingUp.dueMillis(now, receivedAtMillis, waitMillis);
    if (timer != null && timerMillis <= due) {
      return;
    }
    // What is fresh does not wait for what is old.
    cancel();
    timerMillis = due;
    timer = getProcessingTimeService().registerTimer(due, time -> handOn());
  }

  private void handOn() {
    cancel();
    for (BundlePacking.Writer bundle : bundles.values()) {
      output.collect(new StreamRecord<>(bundle.bundle()));
    }
    bundles.clear();
    held = 0;
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
