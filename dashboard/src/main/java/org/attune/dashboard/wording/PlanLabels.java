package org.attune.dashboard.wording;

import org.attune.analytics.alert.Sensitivity;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.analytics.instrument.Instrument;
import org.attune.analytics.instrument.Instruments;

/** What monitoring plans say, in words. */
public final class PlanLabels {
  private PlanLabels() {}

  /** What a policy looks for. */
  public static String policy(SignalPolicy policy) {
    return switch (policy) {
      case ITEM_9 -> "PHQ-9 item 9: thoughts of death or self-harm";
      case C_SSRS -> "C-SSRS screener";
      case SAFETY_URGE -> "Urges to die by suicide or to self-harm";
      case JOURNAL_LANGUAGE -> "Language about danger in journal entries";
      case JOURNAL_MODEL -> "Journal entries read by a model";
      case OPIOID_USE -> "Opioid use after abstinence";
      case OPIOID_MEDICATION -> "Stopped medication for opioid use disorder";
      case RETURN_TO_USE -> "Return to use";
      case SELF_REPORT_CHART -> "Self-reports";
      case PHYSIOLOGY_CHART -> "Sleep and wearable data";
      case CRAVING -> "Craving and urges to use";
      case PANIC -> "Panic attacks";
      case RELIABLE_DETERIORATION -> "Reliable deterioration";
      case NOT_ON_TRACK -> "Not on track";
      case MISSED_SESSION -> "Missed session";
      case SILENCE -> "Not heard from";
      case WEARABLE_OFF -> "Wearable off";
      case MEASURE_OVERDUE -> "Questionnaire overdue";
    };
  }

  /** When a policy that may be switched off alerts; empty for one about safety. */
  public static String about(SignalPolicy policy) {
    return switch (policy) {
      case JOURNAL_MODEL -> "Danger or hopelessness that no phrase rule finds, or an entry unread";
      case RETURN_TO_USE -> "A substance other than an opioid, reported or tested";
      case SELF_REPORT_CHART, PHYSIOLOGY_CHART -> "Outside this patient's usual range";
      case CRAVING -> "High, outside this patient's usual range, or told in a journal entry";
      case PANIC -> "More than is usual for this patient";
      case RELIABLE_DETERIORATION -> "A questionnaire's total reliably worse since admission";
      case NOT_ON_TRACK -> "A total behind the expected response to treatment";
      case MISSED_SESSION -> "An unexcused no-show, also soon after a safety signal";
      case SILENCE -> "Silent for longer than is this patient's habit";
      case WEARABLE_OFF -> "The wearable sends nothing, though the patient does";
      case MEASURE_OVERDUE -> "One of the questionnaires of the plan is past its day";
      case ITEM_9, C_SSRS, SAFETY_URGE, JOURNAL_LANGUAGE, OPIOID_USE, OPIOID_MEDICATION -> "";
    };
  }

  /** A sensitivity. */
  public static String sensitivity(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case LOW -> "Low";
      case STANDARD -> "Standard";
      case HIGH -> "High";
    };
  }

  /** What a sensitivity does. */
  public static String about(Sensitivity sensitivity) {
    return switch (sensitivity) {
      case LOW -> "alerts only when far outside the usual range";
      case STANDARD -> "alerts when outside the usual range";
      case HIGH -> "alerts earlier, with more false alerts";
    };
  }

  /** A questionnaire by its id; for one that is not known here the id itself. */
  public static String instrument(String id) {
    return Instruments.find(id).map(Instrument::name).orElse(id);
  }

  /** How often: {@code every day}, {@code every 7 days}. */
  public static String every(int days) {
    return days == 1 ? "every day" : "every " + days + " days";
  }
}
