package org.attune.pipelines.trend;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.util.FlinkRuntimeException;
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

  private interface Access<T extends @Nullable Object> {
    T run() throws Exception;
  }

  /** State access fails only when the backend does: then the job must restart. */
  private static <T extends @Nullable Object> T access(Access<T> access) {
    try {
      return access.run();
    } catch (Exception e) {
      throw new FlinkRuntimeException("keyed state of the trend job cannot be reached", e);
    }
  }

  @Override
  public @Nullable PatientTrend patient() {
    return access(patient::value);
  }

  @Override
  public void keep(PatientTrend kept) {
    access(
        () -> {
          patient.update(kept);
          return null;
        });
  }

  @Override
  public @Nullable OpenDay day(int epochDay) {
    return access(() -> days.get(epochDay));
  }

  @Override
  public void keep(int epochDay, OpenDay day) {
    access(
        () -> {
          days.put(epochDay, day);
          return null;
        });
  }

  @Override
  public void drop(int epochDay) {
    access(
        () -> {
          days.remove(epochDay);
          return null;
        });
  }
}
