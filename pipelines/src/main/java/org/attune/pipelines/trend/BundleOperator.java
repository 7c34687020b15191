package org.attune.pipelines.trend;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * later it would have to be fetched from memory again, piece by piece.
 *
 * <p>While a log is worked off, moments would bring one event of each patient, and the fold would
 * read and write a patient's pages for every event. So as long as events come fast they are held,
 * up to a part of the heap, or until a barrier passes.
 *
 * <p>Hands everything on before a barrier or the end passes, and lets time pass behind what is held
 * at the moment: there is nothing to keep, and no event comes later than the time it belongs to.
 */
final class BundleOperator extends AbstractStreamOperator<PatientBundle>
    implements OneInputStreamOperator<CheckedEvent, PatientBundle>, BoundedOneInput {
  /** So many of the events held within one wait of old ones tell that a log is worked off. */
  static final int FAST = 1_000;

  /** Bundles of a patient are handed on at this size: by then many events share his pages. */
  static final int MOST_BYTES_EACH = 4 * 1024;

  /** What a bundle and its place among the others take besides its bytes, about. */
  private static final long BYTES_AROUND = 300;

  private static final long NONE = Long.MAX_VALUE;

  private final long waitMillis;
  private final long partsOfHeap;

  /** At most what {@link #mostBytes} allow. */
  private transient Map<String, BundlePacking.Writer> bundles = new LinkedHashMap<>();

  /** Those of them with something fresh. */
  private transient Set<String> fresh = new LinkedHashSet<>();

  private transient long mostBytes;
  private transient long heldBytes;

  /** When it is looked next whether what is old still comes fast, and how much came since. */
  private transient long lookMillis;

  private transient int came;
  private transient @Nullable Watermark heldMark;
  private transient @Nullable ScheduledFuture<?> timer;
  private transient long timerMillis;

  /**
   * Gathers.
   *
   * @param waitMillis how long a fresh event may be held, milliseconds
   * @param partsOfHeap all subtasks together hold at most one part of the heap of so many
   */
  BundleOperator(long waitMillis, long partsOfHeap) {
    this.waitMillis = waitMillis;
    this.partsOfHeap = partsOfHeap;
  }

  @Override
  public void open() throws Exception {
    super.open();
    bundles = new LinkedHashMap<>();
    fresh = new LinkedHashSet<>();
    lookMillis = NONE;
    mostBytes =
        Runtime.getRuntime().maxMemory()
            / partsOfHeap
            / getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
  }

  @Override
  public void processElement(StreamRecord<CheckedEvent> element) throws Exception {
    CheckedEvent event = element.getValue();
    String patientId = event.observation().envelope().patientId();
    BundlePacking.Writer bundle = hold(patientId, event);
    if (heldBytes >= mostBytes) {
      handOn();
    } else if (bundle.capacity() > MOST_BYTES_EACH) {
      handOn(patientId);
    } else {
      schedule(patientId, event.observation().envelope().receivedAtMillis());
    }
  }

  /** Passes once everything that came before it has. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    heldMark = mark;
    if (bundles.isEmpty()) {
      letTimePass();
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    handOn();
    super.processWatermarkStatus(status);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    handOn();
  }

  /** An input that ends may do so without another barrier. */
  @Override
  public void endInput() throws Exception {
    handOn();
  }

  private BundlePacking.Writer hold(String patientId, CheckedEvent event) {
    BundlePacking.Writer bundle = bundles.get(patientId);
    long before = 0;
    if (bundle == null) {
      bundle = new BundlePacking.Writer(patientId);
      bundles.put(patientId, bundle);
    } else {
      before = bytes(bundle);
    }
    bundle.event(event);
    heldBytes += bytes(bundle) - before;
    came++;
    return bundle;
  }

  private static long bytes(BundlePacking.Writer bundle) {
    return BYTES_AROUND + bundle.capacity();
  }

  private void schedule(String patientId, long receivedAtMillis) {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    if (!CatchingUp.tells(now, receivedAtMillis)) {
      fresh.add(patientId);
      wake(now + waitMillis);
    } else if (lookMillis == NONE) {
      look(now);
    }
  }

  private void look(long now) {
    came = 0;
    lookMillis = CatchingUp.longer(now, waitMillis);
    wake(lookMillis);
  }

  private void wake(long due) {
    if (timer != null && timerMillis <= due) {
      return;
    }
    cancel();
    timerMillis = due;
    timer = getProcessingTimeService().registerTimer(due, this::woken);
  }

  private void woken(long due) throws Exception {
    timer = null;
    // What is fresh does not wait for what is old, nor does it take it along.
    for (String patientId : List.copyOf(fresh)) {
      handOn(patientId);
    }
    long now = getProcessingTimeService().getCurrentProcessingTime();
    if (bundles.isEmpty() || (now >= lookMillis && came < FAST)) {
      handOn();
    } else if (now >= lookMillis) {
      look(now);
    } else {
      wake(lookMillis);
    }
  }

  private void handOn(String patientId) {
    fresh.remove(patientId);
    BundlePacking.Writer bundle = bundles.remove(patientId);
    if (bundle != null) {
      heldBytes -= bytes(bundle);
      output.collect(new StreamRecord<>(bundle.bundle()));
    }
  }

  private void handOn() throws Exception {
    cancel();
    for (BundlePacking.Writer bundle : bundles.values()) {
      output.collect(new StreamRecord<>(bundle.bundle()));
    }
    bundles.clear();
    fresh.clear();
    heldBytes = 0;
    lookMillis = NONE;
    letTimePass();
  }

  private void letTimePass() throws Exception {
    Watermark mark = heldMark;
    heldMark = null;
    if (mark != null) {
      super.processWatermark(mark);
    }
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
