package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.attune.analytics.journal.JournalPolicy;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.trend.TrendPoint;

/** Alert detection of one patient: days are counted from 16 March 2026, 9:00 in Chicago. */
final class APatientsAlerts {
  static final APatient PATIENT = APatient.enrolled().inZone("America/Chicago");
  static final long DAY = Duration.ofDays(1).toMillis();

  /** Local day of day 0, since 1970-01-01. */
  static final int DAY_0 = 20_528;

  private static final AnEvent FIRST = PATIENT.at("2026-03-16T09:00");

  private final AlertFold fold = new AlertFold();
  private AlertState state = AlertState.NEW;
  private long nowMillis = nowOn(0);

  /** An event of that day. */
  static AnEvent on(int day) {
    return PATIENT.at(Instant.ofEpochMilli(FIRST.envelope().eventTimeMillis() + day * DAY));
  }

  static long nowOn(int day) {
    return FIRST.envelope().receivedAtMillis() + 1000 + day * DAY;
  }

  /** It is that day now. */
  APatientsAlerts day(int day) {
    nowMillis = nowOn(day);
    return this;
  }

  AlertState state() {
    return state;
  }

  PriorityLevel level() {
    return Objects.requireNonNull(state.risk()).level();
  }

  List<Alert> take(Assessment form) {
    return take(new AlertInput.AssessmentReceived(form, taken(form.envelope().receivedAtMillis())));
  }

  List<Alert> take(CheckIn checkIn) {
    return take(
        new AlertInput.CheckInReceived(checkIn, taken(checkIn.envelope().receivedAtMillis())));
  }

  List<Alert> take(SessionAttendance session) {
    return take(
        new AlertInput.SessionRecorded(session, taken(session.envelope().receivedAtMillis())));
  }

  List<Alert> take(TreatmentEvent change) {
    return take(
        new AlertInput.TreatmentChanged(change, taken(change.envelope().receivedAtMillis())));
  }

  List<Alert> take(JournalSignal signal) {
    List<Alert> alerts = new ArrayList<>();
    JournalPolicy.of(signal)
        .forEach(finding -> alerts.addAll(take(new AlertInput.LanguageFound(finding))));
    return alerts;
  }

  List<Alert> take(TrendPoint point) {
    return take(new AlertInput.TrendPublished(point));
  }

  List<Alert> timePasses() {
    return take(new AlertInput.TimePassed());
  }

  List<Alert> take(AlertInput input) {
    AlertResult result = fold.apply(state, PATIENT.id(), input, nowMillis, 0);
    state = result.state();
    return result.alerts();
  }

  /** A clinician ends the alert, having seen all of it. */
  List<Alert> resolve(Alert alert) {
    return take(
        new AlertInput.ActionTaken(
            new AlertAction(
                "resolves-" + alert.alertId(),
                alert.alertId(),
                PATIENT.id(),
                alert.kind(),
                true,
                alert.revision(),
                seen(alert))));
  }

  /** All that an alert lists. */
  static List<EvidenceSeen> seen(Alert alert) {
    return alert.evidence().stream()
        .map(one -> new EvidenceSeen(one.key(), one.tier(), one.value()))
        .toList();
  }

  /** From the beginning, without some policies. */
  void plan(String... off) {
    plan(
        new MonitoringPlan(
            1,
            Long.MIN_VALUE,
            List.of(off),
            Sensitivity.STANDARD,
            MonitoringPlan.DEFAULT.measureDays(),
            AlertBudget.DEFAULT));
  }

  void plan(MonitoringPlan plan) {
    take(new AlertInput.PlanSet(plan));
  }

  static Alert only(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  static Evidence newest(Alert alert) {
    return alert.evidence().get(alert.evidence().size() - 1);
  }

  private static long taken(long receivedAtMillis) {
    return receivedAtMillis + 1000;
  }
}
