package org.attune.pipelines.trend;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.SupplierWithException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.attune.analytics.trend.DayStore;
import org.attune.analytics.trend.OpenDay;
import org.attune.analytics.trend.PatientTrend;
import org.jspecify.annotations.Nullable;

/** The current patient's keyed state, as the fold sees it. */
final class KeyedDayStore implements DayStore {
  private final ValueState<PatientTrend> patient;
  private final MapState<Integer, OpenDay> days;

  KeyedDayStore(RuntimeContext context) {
    this.patient = context.getState(TrendDescriptors.PATIENT);
    this.days = context.getMapState(TrendDescriptors.DAYS);
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
  public @Nullable OpenDay day(int epochDay) {
    return read(() -> days.get(epochDay));
  }

  @Override
  public void keep(int epochDay, OpenDay day) {
    write(() -> days.put(epochDay, day));
  }

  @Override
  public void drop(int epochDay) {
    write(() -> days.remove(epochDay));
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
