package org.attune.pipelines.trend;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.attune.analytics.trend.DayPage;
import org.attune.analytics.trend.MetricTrend;
import org.attune.analytics.trend.PageKey;
import org.attune.analytics.trend.PatientTrend;
import org.attune.analytics.trend.TogetherTrend;
import org.jspecify.annotations.Nullable;

/** The current patient's state as earlier releases kept it; what is taken is gone from here. */
final class EarlierDayStore {
  private static final ValueStateDescriptor<PatientTrend> PATIENT =
      new ValueStateDescriptor<>("patient", TypeInformation.of(PatientTrend.class));
  private static final MapStateDescriptor<String, MetricTrend> METRICS =
      new MapStateDescriptor<>("metrics", Types.STRING, TypeInformation.of(MetricTrend.class));
  private static final ValueStateDescriptor<TogetherTrend> TOGETHER =
      new ValueStateDescriptor<>("together", TypeInformation.of(TogetherTrend.class));
  private static final MapStateDescriptor<PageKey, DayPage> PAGES =
      new MapStateDescriptor<>(
          "pages", TypeInformation.of(PageKey.class), TypeInformation.of(DayPage.class));

  private final ValueState<PatientTrend> patient;
  private final MapState<String, MetricTrend> metrics;
  private final ValueState<TogetherTrend> together;
  private final MapState<PageKey, DayPage> pages;

  EarlierDayStore(RuntimeContext context) {
    this.patient = context.getState(PATIENT);
    this.metrics = context.getMapState(METRICS);
    this.together = context.getState(TOGETHER);
    this.pages = context.getMapState(PAGES);
  }

  /** Takes the patient, or null. */
  @Nullable PatientTrend takePatient() throws Exception {
    return take(patient);
  }

  /** Takes a metric, or null. */
  @Nullable MetricTrend takeMetric(String id) throws Exception {
    return take(metrics, id);
  }

  /** Takes the ratings taken together, or null. */
  @Nullable TogetherTrend takeTogether() throws Exception {
    return take(together);
  }

  /** Takes a page, or null. */
  @Nullable DayPage takePage(PageKey key) throws Exception {
    return take(pages, key);
  }

  private static <V> @Nullable V take(ValueState<V> state) throws Exception {
    V taken = state.value();
    if (taken != null) {
      state.clear();
    }
    return taken;
  }

  private static <K, V> @Nullable V take(MapState<K, V> map, K key) throws Exception {
    V taken = map.get(key);
    if (taken != null) {
      map.remove(key);
    }
    return taken;
  }
}
