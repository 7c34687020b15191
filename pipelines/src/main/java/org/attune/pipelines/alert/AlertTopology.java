package org.attune.pipelines.alert;

import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.RiskAssessment;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.LogTime;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.job.OperatorId;

/** Wires the alert job. Names no broker and reads no environment. */
public final class AlertTopology {
  /** Where the job writes. */
  public record Sinks(
      Sink<Alert> alerts, Sink<RiskAssessment> risk, Sink<QuarantinedRecord> quarantine) {}

  private AlertTopology() {}

  /**
   * Safety events, trends and actions in; episodes and priorities out.
   *
   * @param idleness silence after which a partition no longer holds back time
   */
  public static void build(
      StreamExecutionEnvironment env,
      Source<Received, ?, ?> source,
      Sinks sinks,
      Duration idleness) {
    SingleOutputStreamOperator<Received> routed =
        env.fromSource(
                source,
                LogTime.watermarks(idleness),
                OperatorId.ALERT_SOURCE.displayName(),
                TypeInformation.of(Received.class))
            .uid(OperatorId.ALERT_SOURCE.uid())
            .process(new RoutingOperator())
            .returns(Received.class)
            .uid(OperatorId.ALERT_ROUTING.uid())
            .name(OperatorId.ALERT_ROUTING.displayName());
    routed
        .getSideOutput(IntakeTags.QUARANTINE)
        .sinkTo(sinks.quarantine())
        .uid(OperatorId.ALERT_QUARANTINE_SINK.uid())
        .name(OperatorId.ALERT_QUARANTINE_SINK.displayName());
    SingleOutputStreamOperator<Alert> alerts =
        routed
            .keyBy(Received::patientId)
            .process(new AlertOperator())
            .returns(Alert.class)
            .uid(OperatorId.ALERT_FOLD.uid())
            .name(OperatorId.ALERT_FOLD.displayName());
    alerts
        .sinkTo(sinks.alerts())
        .uid(OperatorId.ALERT_SINK.uid())
        .name(OperatorId.ALERT_SINK.displayName());
    alerts
        .getSideOutput(AlertDescriptors.RISK)
        .sinkTo(sinks.risk())
        .uid(OperatorId.ALERT_RISK_SINK.uid())
        .name(OperatorId.ALERT_RISK_SINK.displayName());
  }
}
