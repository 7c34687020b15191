package org.attune.pipelines.trend;

import java.util.function.Consumer;
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

/**
 * The current patient's keyed state, as the fold sees it. What an earlier release kept moves over
 * when it is next read.
 */
final class KeyedDayStore implements DayStore {
  private final ValueState<KeptPatient> patient;
  private final MapState<String, KeptMetric> metrics;
  private final ValueState<KeptTogether> together;
  private final MapState<String, KeptPage> pages;
  private final EarlierDayStore earlier;

  KeyedDayStore(RuntimeContext context) {
    this.patient = context.getState(TrendDescriptors.PATIENT);
    this.metrics = context.getMapState(TrendDescriptors.METRICS);
    this.together = context.getState(TrendDescriptors.TOGETHER);
    this.pages = context.getMapState(TrendDescriptors.PAGES);
    this.earlier = new EarlierDayStore(context);
  }

  @Override
  public @Nullable PatientTrend patient() {
    return read(() -> kept(patient.value(), () -> moved(earlier.takePatient(), this::keep)));
  }

  @Override
  public void keep(PatientTrend kept) {
    write(() -> patient.update(new KeptPatient(kept)));
  }

  @Override
  public @Nullable MetricTrend metric(String id) {
    return read(
        () ->
            kept(metrics.get(id), () -> moved(earlier.takeMetric(id), metric -> keep(id, metric))));
  }

  @Override
  public void keep(String id, MetricTrend metric) {
    write(() -> metrics.put(id, new KeptMetric(metric)));
  }

  @Override
  public @Nullable TogetherTrend together() {
    return read(() -> kept(together.value(), () -> moved(earlier.takeTogether(), this::keep)));
  }

  @Override
  public void keep(TogetherTrend kept) {
    write(() -> together.update(new KeptTogether(kept)));
  }

  @Override
  public @Nullable DayPage page(PageKey key) {
    return read(
        () ->
            kept(
                pages.get(key.text()),
                () -> moved(earlier.takePage(key), page -> keep(key, page))));
  }

  @Override
  public void keep(PageKey key, DayPage page) {
    write(() -> pages.put(key.text(), new KeptPage(page)));
  }

  @Override
  public void drop(PageKey key) {
    write(
        () -> {
          pages.remove(key.text());
          earlier.takePage(key);
        });
  }

  private static <V> @Nullable V kept(
      @Nullable KeptValue<?, V> kept, SupplierWithException<@Nullable V, Exception> otherwise)
      throws Exception {
    return kept == null ? otherwise.get() : kept.value();
  }

  private static <V> @Nullable V moved(@Nullable V taken, Consumer<V> keep) {
    if (taken != null) {
      keep.accept(taken);
    }
    return taken;
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
