package org.attune.dashboard.wording;

import java.util.LinkedHashMap;
import java.util.Map;
import org.attune.schemas.common.Tier;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.result.AlertKind;
import org.attune.schemas.result.PriorityLevel;

/** Codes in the words that clinicians use. */
public final class Labels {
  private Labels() {}

  /** A tier, and how soon it asks for a review. */
  public static String tier(Tier tier) {
    return switch (tier) {
      case IMMEDIATE -> "Immediate";
      case URGENT -> "Urgent";
      case SAME_DAY -> "Same day";
      case ROUTINE -> "Next review";
      case UNKNOWN -> "Not graded";
    };
  }

  /** How soon a tier must be acknowledged. */
  public static String dueWithin(Tier tier) {
    return switch (tier) {
      case IMMEDIATE -> "within 15 minutes";
      case URGENT -> "within 60 minutes";
      case SAME_DAY -> "within the program day";
      case ROUTINE -> "at the next review";
      case UNKNOWN -> "as soon as you can: its urgency is not known";
    };
  }

  /** A priority for review. */
  public static String priority(PriorityLevel level) {
    return switch (level) {
      case IMMEDIATE -> "Immediate";
      case URGENT -> "Urgent";
      case SAME_DAY -> "Same day";
      case ROUTINE -> "Next review";
      case WATCH -> "Watch";
      case NO_ALERT_SIGNALS -> "No alert signals";
      case INSUFFICIENT_DATA -> "Insufficient data";
      case UNKNOWN -> "Not assessed yet";
    };
  }

  /** The level that a tier of an open alert amounts to. */
  public static PriorityLevel levelOf(Tier tier) {
    return switch (tier) {
      case IMMEDIATE -> PriorityLevel.IMMEDIATE;
      case URGENT, UNKNOWN -> PriorityLevel.URGENT;
      case SAME_DAY -> PriorityLevel.SAME_DAY;
      case ROUTINE -> PriorityLevel.ROUTINE;
    };
  }

  /** What an alert is about. */
  public static String kind(AlertKind kind) {
    return switch (kind) {
      case SUICIDE_RISK -> "Suicide risk";
      case SELF_HARM_URGE -> "Self-harm urge";
      case ITEM9_UNANSWERED -> "PHQ-9 item 9 unanswered";
      case SELF_REPORT_CHANGE -> "Change in self-reports";
      case PHYSIOLOGICAL_CHANGE -> "Physiological change";
      case HARM_TO_OTHERS -> "Language about harm to others";
      case ABUSE_DISCLOSURE -> "Language about abuse";
      case OPIOID_RETURN_TO_USE -> "Opioid use after abstinence";
      case OPIOID_MEDICATION_STOPPED -> "Opioid use disorder medication stopped";
      case JOURNAL_REVIEW -> "Journal entry to review";
      case MISSED_SESSION -> "Missed session";
      case CRAVING -> "Craving";
      case PANIC -> "Panic attacks";
      case DETERIORATION -> "Reliable deterioration";
      case NOT_ON_TRACK -> "Not on track";
      case RETURN_TO_USE -> "Return to use";
      case SILENCE -> "Not heard from";
      case WEARABLE_OFF -> "Wearable off";
      case MEASURE_OVERDUE -> "Questionnaire overdue";
      case UNKNOWN -> "Alert";
    };
  }

  /** What can come of an alert that is closed, name to words: a contact attempt closes nothing. */
  public static Map<String, String> endings() {
    Map<String, String> endings = new LinkedHashMap<>();
    for (Disposition disposition : Disposition.values()) {
      if (disposition != Disposition.UNKNOWN && disposition != Disposition.CONTACT_ATTEMPTED) {
        endings.put(disposition.name(), disposition(disposition));
      }
    }
    return endings;
  }

  /** What came of an alert. */
  public static String disposition(Disposition disposition) {
    return switch (disposition) {
      case CONTACT_ATTEMPTED -> "Contact attempted";
      case CONTACTED -> "Contacted the patient";
      case SAFETY_PLAN_REVIEWED -> "Safety plan reviewed";
      case LEVEL_OF_CARE_CHANGED -> "Level of care changed";
      case UNABLE_TO_REACH -> "Unable to reach";
      case NO_ACTION -> "No action needed";
      case UNKNOWN -> "No disposition";
    };
  }
}
