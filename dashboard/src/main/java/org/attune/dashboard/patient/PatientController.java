package org.attune.dashboard.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attune.dashboard.alert.ActionQueries;
import org.attune.dashboard.alert.AlertQueries;
import org.attune.dashboard.alert.AlertView;
import org.attune.dashboard.alert.NotificationQueries;
import org.attune.dashboard.escalation.EscalationQueries;
import org.attune.dashboard.plan.PlanViews;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Labels;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.dashboard.wording.Times;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page of one patient, and the figures of its charts. */
@Controller
public final class PatientController {
  private final PatientQueries patients;
  private final PatientReading reading;
  private final AlertQueries alerts;
  private final EscalationQueries escalations;
  private final ActionQueries actions;
  private final NotificationQueries notifications;
  private final JournalRepository journals;
  private final Priorities priorities;
  private final PlanViews plans;
  private final Times times;

  PatientController(
      PatientQueries patients,
      PatientReading reading,
      AlertQueries alerts,
      EscalationQueries escalations,
      ActionQueries actions,
      NotificationQueries notifications,
      JournalRepository journals,
      Priorities priorities,
      PlanViews plans,
      Times times) {
    this.patients = patients;
    this.reading = reading;
    this.alerts = alerts;
    this.escalations = escalations;
    this.actions = actions;
    this.notifications = notifications;
    this.journals = journals;
    this.priorities = priorities;
    this.plans = plans;
    this.times = times;
  }

  @GetMapping("/patients/{patientId}")
  String page(Viewer viewer, @PathVariable String patientId, Model model) {
    AuthorizedPatient authorized = reading.open(viewer, patientId);
    PatientHeader header = patients.header(viewer, patientId).orElseThrow(NotFoundException::new);
    model.addAttribute("after", notifications.latest());

    List<AlertView> all = alerts.ofPatient(viewer, patientId);
    List<AlertView> open = all.stream().filter(AlertView::open).toList();
    Priority priority = priorities.of(header.priorityRecord(), open);
    List<MetricChart> charts = new ArrayList<>();
    ChartSource.Answer answer = reading.days(authorized);
    List<TreatmentMark> marks = TreatmentMark.of(answer.days());
    List<PrintedTotal> printed = PrintedTotal.of(answer.days());
    answer
        .days()
        .forEach(
            (metric, days) -> {
              if (!TreatmentMark.marks(metric) && !PrintedTotal.notes(metric)) {
                charts.add(
                    MetricChart.of(
                            metric,
                            days,
                            priority.missing().contains(metric),
                            alertDays(all, metric),
                            marks,
                            times)
                        .noting(printed));
              }
            });
    model.addAttribute(
        "journals",
        JournalSummary.of(
            journals.since(authorized, JournalSummary.firstDay(times.today())), times.today()));
    // A form without a total may be the only one of its kind: there is no chart to stand beside.
    model.addAttribute(
        "printed",
        printed.stream()
            .filter(note -> charts.stream().noneMatch(it -> it.metric().equals(note.metric())))
            .toList());
    model.addAttribute("plan", plans.of(viewer, patientId));
    model.addAttribute("marks", marks);
    model.addAttribute("patient", header);
    model.addAttribute("priority", priority);
    model.addAttribute("missing", MetricLabels.gathered(priority.missing()));
    model.addAttribute("open", open);
    model.addAttribute(
        "escalations", escalations.of(viewer, open.stream().map(AlertView::alertId).toList()));
    model.addAttribute("closed", all.stream().filter(alert -> !alert.open()).toList());
    model.addAttribute("chartsNotice", answer.notice());
    model.addAttribute("groups", ChartGroup.of(charts));
    // One time axis for all, up to today: what has gone silent shows as empty.
    model.addAttribute("from", charts.stream().mapToLong(MetricChart::begin).min().orElse(0));
    model.addAttribute("to", ChartData.seconds(times.today()));
    model.addAttribute(
        "restricted",
        patients.part2(viewer, patientId)
            || priority.restricted()
            || all.stream().anyMatch(AlertView::restricted));
    model.addAttribute("endings", Labels.endings());
    model.addAttribute(
        "history", actions.of(viewer, all.stream().map(AlertView::alertId).toList()));
    return "patient";
  }

  @GetMapping("/patients/{patientId}/metrics/{metric}.json")
  @ResponseBody
  ChartData chart(Viewer viewer, @PathVariable String patientId, @PathVariable String metric) {
    List<ChartDay> days = reading.days(viewer, patientId, metric);
    Set<LocalDate> alertDays = alertDays(alerts.ofPatient(viewer, patientId), metric);
    return ChartData.of(MetricChart.of(metric, days, false, alertDays, List.of(), times));
  }

  private static Set<LocalDate> alertDays(List<AlertView> alerts, String metric) {
    Set<LocalDate> days = new HashSet<>();
    for (AlertView alert : alerts) {
      for (AlertView.BreachDay breach : alert.breachDays()) {
        if (breach.metric().equals(metric)) {
          days.add(breach.day());
        }
      }
    }
    return days;
  }
}
