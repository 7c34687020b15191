package org.attune.dashboard.alert;

import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.attune.schemas.context.Disposition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The two buttons of an alert. Both lead to the patient's page, which says what became of it. */
@Controller
final class AlertController {
  private final AlertQueries alerts;
  private final AlertWorkflow workflow;

  AlertController(AlertQueries alerts, AlertWorkflow workflow) {
    this.alerts = alerts;
    this.workflow = workflow;
  }

  @PostMapping("/alerts/{alertId}/acknowledge")
  String acknowledge(
      Viewer viewer,
      @PathVariable String alertId,
      @RequestParam long revision,
      RedirectAttributes redirect) {
    return answer(viewer, alertId, workflow.acknowledge(viewer, alertId, revision), redirect);
  }

  @PostMapping("/alerts/{alertId}/resolve")
  String resolve(
      Viewer viewer,
      @PathVariable String alertId,
      @RequestParam long revision,
      @RequestParam(required = false) @Nullable Disposition disposition,
      RedirectAttributes redirect) {
    Disposition chosen = disposition == null ? Disposition.UNKNOWN : disposition;
    return answer(viewer, alertId, workflow.resolve(viewer, alertId, revision, chosen), redirect);
  }

  private String answer(
      Viewer viewer, String alertId, ActionOutcome outcome, RedirectAttributes redirect) {
    String patientId =
        alerts.find(viewer, alertId).map(AlertView::patientId).orElseThrow(NotFoundException::new);
    switch (outcome) {
      case DONE -> redirect.addFlashAttribute("done", "Recorded.");
      case STALE ->
          redirect.addFlashAttribute(
              "refused",
              "Not recorded: new evidence came in since you opened the page. Read it below, then"
                  + " decide again.");
      case DISPOSITION_NEEDED ->
          redirect.addFlashAttribute(
              "refused", "Not recorded: a safety alert is closed only with what came of it.");
      case CLOSED_ALREADY ->
          redirect.addFlashAttribute("refused", "Not recorded: the alert is closed already.");
      case NOT_FOUND -> throw new NotFoundException();
    }
    return "redirect:/patients/" + UriUtils.encodePathSegment(patientId, "UTF-8");
  }
}
