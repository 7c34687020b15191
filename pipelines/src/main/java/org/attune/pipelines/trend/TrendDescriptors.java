package org.attune.pipelines.trend;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.attune.analytics.trend.PageKey;

/** State of the trend job. */
final class TrendDescriptors {
  /** One record per patient: the list of open days, what is to be summed up. */
  static final ValueStateDescriptor<KeptPatient> PATIENT =
      new ValueStateDescriptor<>("packed-patient", Types.VALUE(KeptPatient.class));

  /** One entry per patient and metric ever seen: an anchor, and the summaries of open days. */
  static final MapStateDescriptor<String, KeptMetric> METRICS =
      new MapStateDescriptor<>("packed-metrics", Types.STRING, Types.VALUE(KeptMetric.class));

  /** One record per patient: the ratings taken together, with a summary per open day. */
  static final ValueStateDescriptor<KeptTogether> TOGETHER =
      new ValueStateDescriptor<>("packed-together", Types.VALUE(KeptTogether.class));

  /**
   * The events of open days, by {@link PageKey#text}: a page per patient and day, and up to eight
   * more per series by the minute; dropped when the day is final, about 16 days while live.
   */
  static final MapStateDescriptor<String, KeptPage> PAGES =
      new MapStateDescriptor<>("packed-pages", Types.STRING, Types.VALUE(KeptPage.class));

  /** When the patient's points were last published, epoch milliseconds of processing time. */
  static final ValueStateDescriptor<Long> PUBLISHED_AT =
      new ValueStateDescriptor<>("published-at", Types.LONG);

  /** When a publication is scheduled, epoch milliseconds of processing time. */
  static final ValueStateDescriptor<Long> PUBLISH_AT =
      new ValueStateDescriptor<>("publish-at", Types.LONG);

  private TrendDescriptors() {}
}
