package org.attune.analytics.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The reasons to worry that Attune looks for, by name. A monitoring plan may switch one off, unless
 * it is about safety.
 */
public enum SignalPolicy {
  /** PHQ-9 item 9. */
  ITEM_9(true),
  /** C-SSRS screener. */
  C_SSRS(true),
  /** Urges to die by suicide or to self-harm. */
  SAFETY_URGE(true),
  /** Phrases of a journal entry. */
  JOURNAL_LANGUAGE(true),
  /** What models find in a journal entry. */
  JOURNAL_MODEL(false),
  /** An opioid after abstinence. */
  OPIOID_USE(true),
  /** A stopped medication for opioid use disorder. */
  OPIOID_MEDICATION(true),
  /** Another substance after abstinence. */
  RETURN_TO_USE(false),
  /** Self-ratings outside the patient's own chart. */
  SELF_REPORT_CHART(false),
  /** Wearable data outside the patient's own chart. */
  PHYSIOLOGY_CHART(false),
  /** Craving and urges to use: outside the chart, or high by themselves. */
  CRAVING(false),
  /** Panic attacks outside the chart. */
  PANIC(false),
  /** Reliable deterioration of a questionnaire's total. */
  RELIABLE_DETERIORATION(false),
  /** Total behind the expected response to treatment. */
  NOT_ON_TRACK(false),
  /** An unexcused no-show. */
  MISSED_SESSION(false),
  /** Silence against the patient's own habit. */
  SILENCE(false),
  /** A wearable that sends nothing. */
  WEARABLE_OFF(false),
  /** A questionnaire that is overdue. */
  MEASURE_OVERDUE(false);

  private final boolean safety;

  SignalPolicy(boolean safety) {
    this.safety = safety;
  }

  /** True when no plan can switch it off. */
  public boolean safety() {
    return safety;
  }

  /** Kebab-case id, as in monitoring plans. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The policy of an id; empty for one that is unknown here. */
  public static Optional<SignalPolicy> find(String id) {
    return Arrays.stream(values()).filter(policy -> policy.id().equals(id)).findFirst();
  }

  /**
   * The policy that finds evidence of a kind for a reason.
   *
   * @throws IllegalArgumentException when none does
   */
  public static SignalPolicy of(AlertKind kind, Reason reason) {
    return switch (reason) {
      case ITEM9_ENDORSED, ITEM9_ROSE, ITEM9_UNANSWERED -> ITEM_9;
      case CSSRS_HIGH, CSSRS_MODERATE, CSSRS_LOW, CSSRS_INCOMPLETE -> C_SSRS;
      case URGE_HIGH -> SAFETY_URGE;
      case CHART_BREACH -> chart(kind);
      case MISSED_SESSION, MISSED_SESSION_AFTER_SAFETY -> MISSED_SESSION;
      case OPIOID_MEDICATION_STOPPED -> OPIOID_MEDICATION;
      case CRAVING_HIGH -> CRAVING;
      case SILENT -> SILENCE;
      case WEARABLE_OFF -> WEARABLE_OFF;
      case MEASURE_OVERDUE -> MEASURE_OVERDUE;
      case RELIABLY_WORSE -> RELIABLE_DETERIORATION;
      case NOT_ON_TRACK -> NOT_ON_TRACK;
      case OPIOID_USE -> OPIOID_USE;
      case USE_REPORTED, USE_DETECTED -> RETURN_TO_USE;
      case JOURNAL_PHRASE -> kind == AlertKind.CRAVING ? CRAVING : JOURNAL_LANGUAGE;
      case JOURNAL_MODEL, JOURNAL_NOT_READ -> JOURNAL_MODEL;
    };
  }

  private static SignalPolicy chart(AlertKind kind) {
    return switch (kind) {
      case SELF_REPORT_CHANGE -> SELF_REPORT_CHART;
      case PHYSIOLOGICAL_CHANGE -> PHYSIOLOGY_CHART;
      case CRAVING -> CRAVING;
      case PANIC -> PANIC;
      default -> throw new IllegalArgumentException("no chart is about " + kind);
    };
  }
}
