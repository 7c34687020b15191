package org.attune.dashboard.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.result.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Says in a sentence what one piece of evidence shows, as a clinician would: what was answered or
 * measured, against what, when it was answered and received, and what to know about it. Never names
 * the patient and never makes a diagnosis.
 */
public final class AlertSentences {
  private static final String ITEM_9 =
      "PHQ-9 item 9 (thoughts of being better off dead or of self-harm)";
  private static final List<String> PHQ_ANSWERS =
      List.of("not at all", "several days", "more than half the days", "nearly every day");

  /** The staff read it in another zone, perhaps: an hour unnamed would be read as theirs. */
  private static final String PATIENTS_TIME = " patient's time";

  private static final Duration WORTH_SAYING = Duration.ofHours(1);

  private AlertSentences() {}

  /** What the evidence shows, when, and its caveats. */
  public static String sentence(Evidence evidence) {
    return finding(evidence) + " " + when(evidence) + caveats(evidence);
  }

  /** That earlier signs were held back; empty when none were. */
  static Optional<String> heldBack(int count) {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            (count == 1 ? "1 earlier sign" : count + " earlier signs")
                + " of this kind had been held back, to spare repeated alerts.");
  }

  /** What the evidence shows, without times and caveats. */
  public static String finding(Evidence evidence) {
    String reason = evidence.getReason();
    if (reason.equals("CHART_BREACH")) {
      return chartBreach(evidence);
    }
    boolean blank = isItem9(evidence) && evidence.getValue() == null;
    if (blank || reason.startsWith("ITEM9_UNANSWERED")) {
      return evidence.getFlags().contains("IMPLAUSIBLE_ANSWER")
          ? ITEM_9 + " was given an answer that the form does not have: follow up."
          : ITEM_9 + " was left unanswered: follow up.";
    }
    if (isItem9(evidence)) {
      return item9(evidence);
    }
    if (reason.startsWith("URGE")) {
      return urge(evidence);
    }
    return ReasonSentences.of(evidence);
  }

  private static boolean isItem9(Evidence evidence) {
    return evidence.getReason().startsWith("ITEM9") || evidence.getMetric().equals("phq-9.item-9");
  }

  private static String item9(Evidence evidence) {
    Double previous = evidence.getPreviousValue();
    String answer = phqAnswer(evidence.getValue());
    if (previous != null && evidence.getValue() != null && previous < evidence.getValue()) {
      return ITEM_9 + " rose from " + phqAnswer(previous) + " to " + answer + ".";
    }
    return evidence.getReason().equals("ITEM9_ROSE")
        ? ITEM_9 + " was answered " + answer + ", the first answer on record."
        : ITEM_9 + " was answered " + answer + ".";
  }

  private static String phqAnswer(@Nullable Double value) {
    if (value == null) {
      return "with nothing";
    }
    boolean onScale = value >= 0 && value <= 3 && value == Math.rint(value);
    return onScale
        ? "“" + PHQ_ANSWERS.get(value.intValue()) + "” (" + value.intValue() + " of 3)"
        : MetricLabels.number(value) + ", which is not on the scale of 0 to 3";
  }

  private static String urge(Evidence evidence) {
    String label = MetricLabels.label(evidence.getMetric());
    Double value = evidence.getValue();
    if (value == null) {
      return label + " was left unanswered: follow up.";
    }
    String rated = label + " was rated " + MetricLabels.value(evidence.getMetric(), value);
    Double previous = evidence.getPreviousValue();
    return previous == null
        ? rated + "."
        : rated + ", after " + MetricLabels.number(previous) + " before.";
  }

  private static String chartBreach(Evidence evidence) {
    String metric = evidence.getMetric();
    boolean together = MetricLabels.together(metric);
    String label = together ? "Ratings taken together" : MetricLabels.label(metric);
    Double ewma = evidence.getEwma();
    Double mean = evidence.getBaselineMean();
    if (ewma == null || mean == null) {
      return label + " left the patient's usual range.";
    }
    boolean above = ewma > mean;
    Double limit = above ? evidence.getUpperLimit() : evidence.getLowerLimit();
    StringBuilder said = new StringBuilder(label);
    if (together) {
      // Their unit is the distance from usual: what is usual is nothing to say beside it.
      said.append(" are running ")
          .append(above ? "above" : "below")
          .append(" this patient's usual");
      said.append(above ? ", in the direction of concern: " : ": ");
      said.append("running average ").append(MetricLabels.value(metric, ewma));
    } else {
      said.append(" has been running ").append(above ? "above" : "below").append(" usual: ");
      said.append("running average ").append(MetricLabels.value(metric, ewma));
      // The unit once: four times it drowns the figures.
      said.append(", usually ").append(MetricLabels.number(mean));
    }
    if (limit != null) {
      said.append(" (alert limit ").append(MetricLabels.number(limit)).append(")");
    }
    Double value = evidence.getValue();
    if (value != null) {
      said.append("; that day ").append(MetricLabels.number(value));
    }
    return said.append(".").toString();
  }

  private static String when(Evidence evidence) {
    Instant answered = evidence.getEventTime();
    Instant received = evidence.getReceivedAt();
    int offset = evidence.getZoneOffsetMinutes();
    LocalDate day = evidence.getLocalDay();
    if (evidence.getReason().equals("CHART_BREACH") && day != null) {
      return "Day of "
          + Times.plainDay(day)
          + ", received "
          + Times.patientTime(received, offset)
          + PATIENTS_TIME
          + ".";
    }
    Duration lag = Duration.between(answered, received);
    if (evidence.getFlags().contains("CLOCK_REPLACED")) {
      return "Received " + Times.patientTime(received, offset) + PATIENTS_TIME + ".";
    }
    if (lag.compareTo(WORTH_SAYING) < 0) {
      return verb(evidence) + " " + Times.patientTime(answered, offset) + PATIENTS_TIME + ".";
    }
    return verb(evidence)
        + " "
        + Times.patientTime(answered, offset)
        + ", received "
        + Times.patientTime(received, offset)
        + PATIENTS_TIME
        + " ("
        + lateness(lag)
        + " late).";
  }

  /** What happened at the evidence's time. */
  private static String verb(Evidence evidence) {
    return switch (evidence.getReason()) {
      case "SILENT", "WEARABLE_OFF", "MEASURE_OVERDUE" -> "Noticed";
      case "JOURNAL_PHRASE", "JOURNAL_MODEL", "JOURNAL_NOT_READ" -> "Written";
      case "MISSED_SESSION",
          "MISSED_SESSION_AFTER_SAFETY",
          "OPIOID_MEDICATION_STOPPED",
          "OPIOID_USE",
          "USE_REPORTED",
          "USE_DETECTED" ->
          "Recorded";
      default -> "Answered";
    };
  }

  private static String lateness(Duration lag) {
    long days = Math.round(lag.toHours() / 24.0);
    if (lag.toHours() >= 24) {
      return days == 1 ? "1 day" : days + " days";
    }
    return lag.toHours() == 1 ? "1 hour" : lag.toHours() + " hours";
  }

  private static String caveats(Evidence evidence) {
    List<String> said = new ArrayList<>();
    for (String flag : evidence.getFlags()) {
      switch (flag) {
        case "CLOCK_REPLACED" ->
            said.add("The device's clock was wrong: the time of receipt is used.");
        case "NOT_SCORABLE" ->
            said.add("Too much of the form was left blank to score it as a whole.");
        case "IMPLAUSIBLE_ANSWER" ->
            said.add("The answer lies outside the scale: ask the patient.");
        case "RETRACTED" ->
            said.add(
                verb(evidence).equals("Answered")
                    ? "The answer was withdrawn later."
                    : "It was withdrawn later.");
        case "PRESUMPTIVE" -> said.add("A presumptive test: a definitive one may correct it.");
        case "PRESCRIPTION_UNKNOWN" -> said.add("Whether it is prescribed is not known.");
        case "INCOMPLETE" -> said.add("Required questions were left blank: ask.");
        case "NEGATED" -> said.add("The sentence negates it: lowered, not dropped.");
        case "PAST" -> said.add("The text dates it over three months ago: lowered, not dropped.");
        case "OTHER_PERSON" -> said.add("It may be about another person: lowered, not dropped.");
        case "HYPOTHETICAL" -> said.add("It may be hypothetical: lowered, not dropped.");
        case "IDIOM" -> said.add("It may be an idiom: lowered, not dropped.");
        case "QUOTED" -> said.add("It may be a quotation: lowered, not dropped.");
        case "EXPOSURE_EXERCISE" ->
            said.add("Written in an exposure exercise: lowered, not dropped.");
        case "LATE" -> {
          // Said by the times.
        }
        default -> said.add("Flag: " + flag.replace('_', ' ').toLowerCase(Locale.ENGLISH) + ".");
      }
    }
    return said.isEmpty() ? "" : " " + String.join(" ", said);
  }
}
