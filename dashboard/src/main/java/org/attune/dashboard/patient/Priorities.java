package org.attune.dashboard.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attune.dashboard.alert.AlertView;
import org.attune.dashboard.wording.Labels;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.result.PriorityLevel;
import org.attune.schemas.result.ReassuringSignal;
import org.attune.schemas.result.RiskAssessment;
import org.attune.schemas.result.Signal;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes views of the stored priorities. */
@Component
public final class Priorities {
  private static final String JOURNAL = "JOURNAL_";

  private final Times times;
  private final EventCodec<RiskAssessment> codec = EventCodec.of(Topic.RISK, RiskAssessment.class);

  Priorities(Times times) {
    this.times = times;
  }

  /**
   * The priority of a patient. Alerts and priorities come by two topics: an open alert raises the
   * level shown before its assessment has arrived, so that the page never contradicts itself.
   *
   * @param record stored record, or null when there is none
   * @param open the patient's open alerts
   */
  public Priority of(byte @Nullable [] record, List<AlertView> open) {
    RiskAssessment assessment = record == null ? null : decode(record);
    PriorityLevel level = assessment == null ? PriorityLevel.UNKNOWN : assessment.getLevel();
    for (AlertView alert : open) {
      PriorityLevel ofAlert = Labels.levelOf(alert.tier());
      level = ofAlert.compareTo(level) > 0 ? ofAlert : level;
    }
    List<String> signals = new ArrayList<>();
    if (assessment != null) {
      assessment.getSignals().forEach(signal -> signals.add(sentence(signal)));
    }
    return new Priority(
        level,
        Labels.priority(level),
        level.name().toLowerCase(Locale.ENGLISH).replace('_', '-'),
        level == PriorityLevel.INSUFFICIENT_DATA || level == PriorityLevel.UNKNOWN,
        signals,
        assessment == null
            ? List.of()
            : assessment.getReassuring().stream().map(this::sentence).toList(),
        assessment == null ? List.of() : assessment.getMissing(),
        assessment == null ? "not yet" : times.of(assessment.getAssessedAt()),
        assessment != null && assessment.getConfidentiality() == Confidentiality.PART2_SUD);
  }

  private String sentence(Signal signal) {
    String metric = signal.getMetric();
    StringBuilder said = new StringBuilder();
    boolean item9 = metric.equals("phq-9.item-9");
    said.append(item9 ? "PHQ-9 item 9" : MetricLabels.label(metric));
    Double value = signal.getValue();
    if (signal.getReason().startsWith(JOURNAL)) {
      // Words have no value, and that of a model is no probability to show.
      return said.append(" – ").append(reason(signal.getReason())).toString();
    }
    said.append(": ");
    if (value == null) {
      said.append("unanswered");
    } else {
      said.append(item9 ? MetricLabels.number(value) + " of 3" : MetricLabels.value(metric, value));
    }
    Double mean = signal.getBaselineMean();
    if (mean != null) {
      said.append(", usually ").append(MetricLabels.number(mean));
    }
    if (signal.getLocalDay() != null) {
      said.append(", ").append(times.day(signal.getLocalDay()));
    }
    // That a chart left its range is what the figures say already.
    if (mean == null || !signal.getReason().equals("CHART_BREACH")) {
      said.append(" – ").append(reason(signal.getReason()));
    }
    return said.toString();
  }

  private String sentence(ReassuringSignal signal) {
    String value = MetricLabels.number(signal.getValue());
    return switch (signal.getReason()) {
      case "IMPROVED" ->
          "%s reliably better: %s, was %s"
              .formatted(
                  MetricLabels.label(signal.getMetric()),
                  value,
                  signal.getBefore() == null ? "–" : MetricLabels.number(signal.getBefore()));
      case "ATTENDING" -> "Attending: the last %s sessions".formatted(value);
      case "SKILLS_USED" ->
          signal.getLocalDay() == null
              ? "Skills used"
              : "Skills used, %s".formatted(times.day(signal.getLocalDay()));
      default -> signal.getReason().replace('_', ' ').toLowerCase(Locale.ENGLISH);
    };
  }

  private static String reason(String code) {
    return switch (code) {
      case "ITEM9_ENDORSED" -> "endorsed";
      case "ITEM9_ROSE" -> "rose";
      case "ITEM9_UNANSWERED" -> "left unanswered";
      case "URGE_HIGH" -> "high urge";
      case "CHART_BREACH" -> "outside the usual range";
      case "CSSRS_HIGH" -> "intent, plan or recent behavior";
      case "CSSRS_MODERATE" -> "thoughts of a method, or past behavior";
      case "CSSRS_LOW" -> "wish to be dead, or thoughts";
      case "CSSRS_INCOMPLETE" -> "required questions left blank";
      case "MISSED_SESSION", "MISSED_SESSION_AFTER_SAFETY" -> "missed without an excuse";
      case "OPIOID_MEDICATION_STOPPED" -> "stopped";
      case "OPIOID_USE", "USE_REPORTED", "USE_DETECTED" -> "use after abstinence";
      case "CRAVING_HIGH" -> "high";
      case "SILENT" -> "days not heard from";
      case "WEARABLE_OFF" -> "days without data";
      case "MEASURE_OVERDUE" -> "days since it was last filled in";
      case "RELIABLY_WORSE" -> "reliably worse";
      case "NOT_ON_TRACK" -> "behind the expected response";
      case "JOURNAL_PHRASE" -> "language in a journal entry";
      case "JOURNAL_MODEL" -> "for a model, in a journal entry";
      case "JOURNAL_NOT_READ" -> "a journal entry that no model read";
      default -> code.replace('_', ' ').toLowerCase(Locale.ENGLISH);
    };
  }

  private RiskAssessment decode(byte[] record) {
    try {
      return codec.decode(record);
    } catch (UndecodableException e) {
      // Only what was decoded is stored, and releases are never withdrawn.
      throw new IllegalStateException("a stored priority cannot be read: " + e.reason(), e);
    }
  }
}
