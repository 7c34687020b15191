package org.attune.dashboard.alert;

import java.util.Locale;
import org.attune.analytics.instrument.Instrument;
import org.attune.analytics.instrument.Instruments;
import org.attune.analytics.substance.Substance;
import org.attune.analytics.substance.Substances;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.schemas.result.Evidence;
import org.jspecify.annotations.Nullable;

/** Evidence that is neither an answer nor a chart, as a clinician would say it. */
final class ReasonSentences {
  private static final String JOURNAL = "journal.";
  private static final String SUBSTANCE = "substance.";

  private ReasonSentences() {}

  /** What the evidence shows, without times and caveats. */
  static String of(Evidence evidence) {
    Double value = evidence.getValue();
    Double before = evidence.getPreviousValue();
    return switch (evidence.getReason()) {
      case "CSSRS_HIGH" -> "C-SSRS: intent, a plan or recent suicidal behavior was answered yes.";
      case "CSSRS_MODERATE" ->
          "C-SSRS: thoughts of a method, or suicidal behavior over three months ago, was answered"
              + " yes.";
      case "CSSRS_LOW" -> "C-SSRS: a wish to be dead, or suicidal thoughts, was answered yes.";
      case "CSSRS_INCOMPLETE" ->
          "C-SSRS: required questions were left blank. A blank is not a no: ask.";
      case "MISSED_SESSION" -> missed(value);
      case "MISSED_SESSION_AFTER_SAFETY" ->
          missed(value) + " There was a safety signal within the seven days before.";
      case "OPIOID_MEDICATION_STOPPED" ->
          "Medication for opioid use disorder was stopped: tolerance may be reduced. Naloxone?";
      case "OPIOID_USE" -> "Opioid use after abstinence: tolerance may be reduced. Naloxone?";
      case "USE_REPORTED" -> "Return to use was reported: " + substance(evidence.getMetric()) + ".";
      case "USE_DETECTED" ->
          "A test found " + substance(evidence.getMetric()) + " after abstinence.";
      case "CRAVING_HIGH" ->
          MetricLabels.label(evidence.getMetric())
              + " was rated "
              + (value == null ? "high" : MetricLabels.value(evidence.getMetric(), value))
              + ".";
      case "SILENT" ->
          "Nothing has been heard from the patient for "
              + days(value)
              + ", longer than is this patient's habit.";
      case "WEARABLE_OFF" ->
          "The wearable has sent nothing for "
              + days(value)
              + ", though the patient still answers.";
      case "MEASURE_OVERDUE" ->
          instrument(evidence.getMetric()) + " was last filled in " + days(value) + " ago.";
      case "RELIABLY_WORSE" ->
          total(evidence)
              + (before == null ? "" : ", from " + MetricLabels.number(before) + " at the start")
              + ": reliably worse.";
      case "NOT_ON_TRACK" ->
          total(evidence)
              + (before == null ? "" : ", from " + MetricLabels.number(before) + " at the start")
              + expected(evidence.getBaselineMean())
              + ": behind the response to be expected.";
      case "JOURNAL_PHRASE" ->
          "A journal entry holds language about "
              + topic(evidence.getMetric())
              + ". Read the entry.";
      case "JOURNAL_MODEL" ->
          "A language model, and no phrase rule, took a journal entry to be about "
              + topic(evidence.getMetric())
              + ". Read the entry.";
      case "JOURNAL_NOT_READ" ->
          "The language model could not read a journal entry; the phrase rules have. Read the"
              + " entry.";
      default -> other(evidence);
    };
  }

  private static String substance(String metric) {
    String code = metric.startsWith(SUBSTANCE) ? metric.substring(SUBSTANCE.length()) : metric;
    return Substances.find(code)
        .map(Substance::label)
        .map(label -> label.toLowerCase(Locale.ENGLISH))
        .orElse("a substance");
  }

  private static String instrument(String id) {
    return Instruments.find(id).map(Instrument::name).orElseGet(() -> MetricLabels.label(id));
  }

  private static String missed(@Nullable Double inARow) {
    int count = inARow == null ? 1 : inARow.intValue();
    return count < 2
        ? "A scheduled session was missed without an excuse."
        : count + " scheduled sessions in a row were missed without an excuse.";
  }

  private static String total(Evidence evidence) {
    Double value = evidence.getValue();
    return MetricLabels.label(evidence.getMetric())
        + " is "
        + (value == null ? "not known" : MetricLabels.number(value));
  }

  private static String expected(@Nullable Double expected) {
    return expected == null
        ? ""
        : "; about " + MetricLabels.number(expected) + " was to be expected by now";
  }

  private static String days(@Nullable Double value) {
    int days = value == null ? 0 : (int) Math.round(value);
    return days == 1 ? "1 day" : days + " days";
  }

  private static String topic(String metric) {
    String topic = metric.startsWith(JOURNAL) ? metric.substring(JOURNAL.length()) : metric;
    return switch (topic) {
      case "wish-to-be-dead" -> "a wish to be dead";
      case "active-thoughts" -> "thoughts of suicide";
      case "method", "means" -> "a means of suicide";
      case "intent" -> "an intent to die";
      case "plan" -> "a plan to die";
      case "goodbye" -> "saying goodbye";
      case "behavior" -> "a suicide attempt, an overdose or preparations";
      case "self-harm" -> "self-harm";
      case "craving-use" -> "craving or substance use";
      case "harm-to-others" -> "harming others";
      case "abuse-disclosure" -> "abuse";
      default -> topic.replace('-', ' ');
    };
  }

  private static String other(Evidence evidence) {
    String code = evidence.getReason().replace('_', ' ').toLowerCase(Locale.ENGLISH).strip();
    String label = MetricLabels.label(evidence.getMetric());
    Double value = evidence.getValue();
    return value == null
        ? label + ": " + code + "."
        : label + " was " + MetricLabels.value(evidence.getMetric(), value) + " (" + code + ").";
  }
}
