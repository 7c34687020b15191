package org.attune.app.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.AlertKind;
import org.attune.analytics.alert.Evidence;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.analytics.alert.TextSpan;
import org.attune.app.simulate.Archetype;
import org.attune.app.simulate.PatientTruth;
import org.attune.app.simulate.Statement;

/**
 * What should be alerted of a simulated patient, by the course that the simulator took and by what
 * it made the patient say; never by an alert.
 *
 * <p>No truth is known of these kinds, since the simulator makes nothing of the kind: PANIC,
 * RETURN_TO_USE of another substance than opioids, HARM_TO_OTHERS, ABUSE_DISCLOSURE,
 * ITEM9_UNANSWERED, JOURNAL_REVIEW. NOT_ON_TRACK has none to be found either: whether a course
 * stays behind is a matter of degree; of it only an alert about an improving patient is false.
 *
 * @param patient the course
 * @param statements what was truly said, by event id
 */
record SimulatedTruth(PatientTruth patient, Map<String, Statement> statements) {
  /** A restlessness or a craving that rises leads the change day by so many days. */
  private static final int LEAD_DAYS = 5;

  private static final int FORTNIGHT = 14;
  private static final int THREE_WEEKS = 21;
  private static final int FOUR_WEEKS = 28;

  /**
   * A problem that a patient truly has, and in which days it should be told.
   *
   * @param fromDay first study day on which an alert of the kind is in time
   * @param onsetDay study day on which the course turns
   * @param untilDay last study day on which it is
   */
  record Problem(AlertKind kind, int fromDay, int onsetDay, int untilDay) {
    /** Whose matter it is. */
    SignalPolicy rule() {
      return switch (kind) {
        case SELF_REPORT_CHANGE -> SignalPolicy.SELF_REPORT_CHART;
        case PHYSIOLOGICAL_CHANGE -> SignalPolicy.PHYSIOLOGY_CHART;
        case DETERIORATION -> SignalPolicy.RELIABLE_DETERIORATION;
        case CRAVING -> SignalPolicy.CRAVING;
        case OPIOID_RETURN_TO_USE -> SignalPolicy.OPIOID_USE;
        case SILENCE -> SignalPolicy.SILENCE;
        case MEASURE_OVERDUE -> SignalPolicy.MEASURE_OVERDUE;
        case WEARABLE_OFF -> SignalPolicy.WEARABLE_OFF;
        default -> throw new IllegalStateException("no rule is known for " + kind);
      };
    }
  }

  static SimulatedTruth of(PatientTruth patient, List<Statement> statements) {
    Map<String, Statement> byEvent = new HashMap<>();
    for (Statement statement : statements) {
      // A message about safety is that, whatever else it says.
      byEvent.merge(
          statement.eventId(), statement, (one, two) -> one.subject().safety() ? one : two);
    }
    return new SimulatedTruth(patient, Map.copyOf(byEvent));
  }

  /** The problems of the patient's course; none of a course without a turn. */
  List<Problem> problems() {
    Integer change = patient.changeDay();
    List<Problem> problems = new ArrayList<>();
    if (change == null) {
      return problems;
    }
    switch (patient.archetype()) {
      case DETERIORATING -> {
        problems.add(problem(AlertKind.SELF_REPORT_CHANGE, LEAD_DAYS, change, FOUR_WEEKS));
        problems.add(problem(AlertKind.DETERIORATION, 0, change, FOUR_WEEKS));
        if (patient.wearable()) {
          problems.add(problem(AlertKind.PHYSIOLOGICAL_CHANGE, 0, change, FOUR_WEEKS));
        }
      }
      case RETURN_TO_USE -> {
        problems.add(problem(AlertKind.CRAVING, LEAD_DAYS, change, FORTNIGHT));
        problems.add(problem(AlertKind.OPIOID_RETURN_TO_USE, 0, change, FORTNIGHT));
      }
      case FALLING_SILENT -> {
        problems.add(problem(AlertKind.SILENCE, 0, change, THREE_WEEKS));
        // Twice the interval after the last form, and the forms fade out for up to an interval.
        problems.add(
            problem(
                AlertKind.MEASURE_OVERDUE,
                0,
                change,
                THREE_WEEKS + 2 * patient.assessmentEveryDays()));
      }
      case WEARABLE_NOT_WORN -> problems.add(problem(AlertKind.WEARABLE_OFF, 0, change, FORTNIGHT));
      case STEADY, IMPROVING, TRAVELLER, LATE_SYNCER, WRONG_PHONE_CLOCK -> {}
    }
    return problems;
  }

  private static Problem problem(AlertKind kind, int lead, int change, int days) {
    return new Problem(kind, change - lead, change, change + days);
  }

  /** Kinds whose truth is single events: what was said or done in them. */
  static AlertKind kindOf(Statement.Subject subject) {
    return switch (subject) {
      case SUICIDE -> AlertKind.SUICIDE_RISK;
      case SELF_HARM -> AlertKind.SELF_HARM_URGE;
      case OPIOID_USE -> AlertKind.OPIOID_RETURN_TO_USE;
      case OPIOID_MEDICATION_STOPPED -> AlertKind.OPIOID_MEDICATION_STOPPED;
      case CRAVING -> AlertKind.CRAVING;
      case MISSED_SESSION -> AlertKind.MISSED_SESSION;
    };
  }

  /**
   * Whether an alert that opens on a study day tells of something that is so.
   *
   * @param opened as published when it opened
   */
  boolean holds(Alert opened, int studyDay) {
    Integer changeDay = patient.changeDay();
    boolean turned = changeDay != null && studyDay >= changeDay;
    boolean turning = changeDay != null && studyDay >= changeDay - LEAD_DAYS;
    Archetype course = patient.archetype();
    return switch (opened.kind()) {
      case SUICIDE_RISK, SELF_HARM_URGE, OPIOID_MEDICATION_STOPPED, MISSED_SESSION ->
          stated(opened);
      case OPIOID_RETURN_TO_USE -> course == Archetype.RETURN_TO_USE && turned;
      case CRAVING -> (course == Archetype.RETURN_TO_USE && turning) || stated(opened);
      case SELF_REPORT_CHANGE, PHYSIOLOGICAL_CHANGE, DETERIORATION ->
          switch (course) {
            case DETERIORATING -> turning;
            case RETURN_TO_USE, FALLING_SILENT -> turned;
            default -> false;
          };
      case NOT_ON_TRACK -> course != Archetype.IMPROVING;
      case SILENCE, MEASURE_OVERDUE -> course == Archetype.FALLING_SILENT && turned;
      case WEARABLE_OFF ->
          switch (course) {
            case WEARABLE_NOT_WORN, FALLING_SILENT -> turned;
            // Its wearable hands over nothing for days: what the alert says.
            case LATE_SYNCER -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private boolean stated(Alert opened) {
    Statement statement = statements.get(eventOf(opened.evidence().get(0)));
    return statement != null && kindOf(statement.subject()) == opened.kind();
  }

  /** The event that a piece of evidence was found in. */
  static String eventOf(Evidence evidence) {
    TextSpan place = evidence.place();
    return place == null ? evidence.key() : place.entryId();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "SimulatedTruth[redacted]";
  }
}
