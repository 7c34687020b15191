package org.attune.pipelines.alert;

import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;
import org.attune.analytics.alert.AlertState;
import org.attune.analytics.alert.RiskAssessment;
import org.attune.pipelines.state.SharingSerializer;

/** State and side outputs of the alert job. */
final class AlertDescriptors {
  /** One record per patient: open episodes, the latest answers, evidence of the last 60 days. */
  static final ValueStateDescriptor<AlertState> STATE =
      new ValueStateDescriptor<>("alerts", SharingSerializer.of(AlertState.class));

  /** One record of two numbers per patient. */
  static final ValueStateDescriptor<PatientClock> CLOCK =
      new ValueStateDescriptor<>("clock", TypeInformation.of(PatientClock.class));

  /** Priorities for review. */
  static final OutputTag<RiskAssessment> RISK =
      new OutputTag<>("risk", TypeInformation.of(RiskAssessment.class));

  private AlertDescriptors() {}
}
