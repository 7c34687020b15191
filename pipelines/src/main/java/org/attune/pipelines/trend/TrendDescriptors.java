package org.attune.pipelines.trend;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.attune.analytics.trend.DayPage;
import org.attune.analytics.trend.MetricTrend;
import org.attune.analytics.trend.PageKey;
import org.attune.analytics.trend.PatientTrend;
import org.attune.analytics.trend.TogetherTrend;

/** State of the trend job. */
final class TrendDescriptors {
  /** One record per patient: the list of open days, what is to be summed up. */
  static final ValueStateDescriptor<PatientTrend> PATIENT =
      new ValueStateDescriptor<>("patient", TypeInformation.of(PatientTrend.class));

  /** One entry per patient and metric ever seen: an anchor, and the summaries of open days. */
  static final MapStateDescriptor<String, KeptMetric> METRICS =
      new MapStateDescriptor<>("packed-metrics", Types.STRING, Types.VALUE(KeptMetric.class));

  /** The same as earlier releases kept it; an entry moves over when it is next read. */
  static final MapStateDescriptor<String, MetricTrend> EARLIER_METRICS =
      new MapStateDescriptor<>("metrics", Types.STRING, TypeInformation.of(MetricTrend.class));

  /** One record per patient: the ratings taken together, with a summary per open day. */
  static final ValueStateDescriptor<TogetherTrend> TOGETHER =
      new ValueStateDescriptor<>("together", TypeInformation.of(TogetherTrend.class));

  /**
   * The events of open days: a page per patient and day, and up to eight more per series by the
   * minute; dropped when the day is final, about 16 days while live.
   */
  static final MapStateDescriptor<PageKey, DayPage> PAGES =
      new MapStateDescriptor<>(
          "pages", TypeInformation.of(PageKey.class), TypeInformation.of(DayPage.class));

  /** When the patient's points were last published, epoch milliseconds of processing time. */
  static final ValueStateDescriptor<Long> PUBLISHED_AT =
      new ValueStateDescriptor<>("published-at", Types.LONG);

  /** When a publication is scheduled, epoch milliseconds of processing time. */
  static final ValueStateDescriptor<Long> PUBLISH_AT =
      new ValueStateDescriptor<>("publish-at", Types.LONG);

  private TrendDescriptors() {}
}
