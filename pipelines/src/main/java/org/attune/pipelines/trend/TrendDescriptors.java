package org.attune.pipelines.trend;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.attune.analytics.trend.OpenDay;
import org.attune.analytics.trend.PatientTrend;

/** State of the trend job. */
final class TrendDescriptors {
  /** One record per patient: an anchor per metric, the list of open days. */
  static final ValueStateDescriptor<PatientTrend> PATIENT =
      new ValueStateDescriptor<>("patient", TypeInformation.of(PatientTrend.class));

  /** One entry per patient and open day, dropped when the day is final: about 16 while live. */
  static final MapStateDescriptor<Integer, OpenDay> DAYS =
      new MapStateDescriptor<>("days", Types.INT, TypeInformation.of(OpenDay.class));

  /** Whether a publication is scheduled: one flag per patient. */
  static final ValueStateDescriptor<Long> PUBLISH_AT =
      new ValueStateDescriptor<>("publish-at", Types.LONG);

  private TrendDescriptors() {}
}
