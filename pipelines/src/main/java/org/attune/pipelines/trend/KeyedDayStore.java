package org.attune.pipelines.trend;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.SupplierWithException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.attune.analytics.trend.DayPage;
import org.attune.analytics.trend.DayStore;
import org.attune.analytics.trend.MetricTrend;
import org.attune.analytics.trend.PageKey;
import org.attune.analytics.trend.PatientTrend;
import org.attune.analytics.trend.TogetherTrend;
import org.jspecify.annotations.Nullable;

/** The current patient's keyed state, as the fold sees it. */
final class KeyedDayStore implements DayStore {
  private final ValueState<PatientTrend> patient;
  private final MapState<String, KeptMetric> metrics;
  private final MapState<String, MetricTrend> earlierMetrics;
  private final ValueState<TogetherTrend> together;
  private final MapState<PageKey, DayPage> pages;

  KeyedDayStore(RuntimeContext context) {
    this.patient = context.getState(TrendDescriptors.PATIENT);
    this.metrics = context.getMapState(TrendDescriptors.METRICS);
    this.earlierMetrics = context.getMapState(TrendDescriptors.EARLIER_METRICS);
    this.together = context.getState(TrendDescriptors.TOGETHER);
    this.pages = context.getMapState(TrendDescriptors.PAGES);
  }

  @Override
  public @Nullable PatientTrend patient() {
    return read(patient::value);
  }

  @Override
  public void keep(PatientTrend kept) {
    write(() -> patient.update(kept));
  }

  @Override
  public @Nullable MetricTrend metric(String id) {
    return read(
        () -> {
          KeptMetric kept = metrics.get(id);
          return kept == null ? moved(id) : kept.trend();
        });
  }

  @Override
  public void keep(String id, MetricTrend metric) {
    write(() -> metrics.put(id, new KeptMetric(metric)));
  }

  /** What an earlier release kept, moved to where it is kept now; null for a metric never seen. */
  private @Nullable MetricTrend moved(String id) throws Exception {
    MetricTrend earlier = earlierMetrics.get(id);
    if (earlier != null) {
      metrics.put(id, new KeptMetric(earlier));
      earlierMetrics.remove(id);
    }
    return earlier;
  }

  @Override
  public @Nullable TogetherTrend together() {
    return read(together::value);
  }

  @Override
  public void keep(TogetherTrend kept) {
    write(() -> together.update(kept));
  }

  @Override
  public @Nullable DayPage page(PageKey key) {
    return read(() -> pages.get(key));
  }

  @Override
  public void keep(PageKey key, DayPage page) {
    write(() -> pages.put(key, page));
  }

  @Override
  public void drop(PageKey key) {
    write(() -> pages.remove(key));
  }

  private static <T> @Nullable T read(SupplierWithException<@Nullable T, Exception> access) {
    try {
      return access.get();
    } catch (Exception e) {
      throw unreachable(e);
    }
  }

  private static void write(ThrowingRunnable<Exception> access) {
    try {
      access.run();
    } catch (Exception e) {
      throw unreachable(e);
    }
  }

  /** State access fails only when the backend does: then the job must restart. */
  private static FlinkRuntimeException unreachable(Exception cause) {
    return new FlinkRuntimeException("keyed state of the trend job cannot be reached", cause);
  }
}
