package org.attune.dashboard.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.context.Usefulness;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The buttons of an alert. Each leads back to the page it was on, which says what became of it. */
@Controller
final class AlertController {
  private final AlertQueries alerts;
  private final AlertWorkflow workflow;
  private final Clock clock;
  private final ZoneId staffZone;

  AlertController(AlertQueries alerts, AlertWorkflow workflow, Clock clock, ZoneId staffZone) {
    this.alerts = alerts;
    this.workflow = workflow;
    this.clock = clock;
    this.staffZone = staffZone;
  }

  @PostMapping("/alerts/{alertId}/acknowledge")
  String acknowledge(
      Viewer viewer,
      @PathVariable String alertId,
      @RequestParam long revision,
      @RequestParam(defaultValue = "") String from,
      RedirectAttributes redirect) {
    return act(viewer, alertId, Act.acknowledge(revision), from, redirect);
  }

  @PostMapping("/alerts/{alertId}/contact-attempt")
  String contactAttempt(
      Viewer viewer,
      @PathVariable String alertId,
      @RequestParam long revision,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "") String from,
      RedirectAttributes redirect) {
    return act(viewer, alertId, Act.contactAttempt(revision, reason), from, redirect);
  }

  /** Puts off for some hours, or until a time such as the next session, in the staff's zone. */
  @PostMapping("/alerts/{alertId}/snooze")
  String snooze(
      Viewer viewer,
      @PathVariable String alertId,
      @RequestParam long revision,
      @RequestParam(defaultValue = "24") int hours,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime until,
      @RequestParam(defaultValue = "") String from,
      RedirectAttributes redirect) {
    Act act =
        Act.snooze(
            revision,
            until == null
                ? clock.instant().plus(Duration.ofHours(hours))
                : until.atZone(staffZone).toInstant());
    return act(viewer, alertId, act, from, redirect);
  }

  @PostMapping("/alerts/{alertId}/resolve")
  String resolve(
      Viewer viewer,
      @PathVariable String alertId,
      @RequestParam long revision,
      @RequestParam(required = false) @Nullable Disposition disposition,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable Usefulness useful,
      @RequestParam(defaultValue = "") String from,
      RedirectAttributes redirect) {
    Act act =
        Act.resolve(
            revision,
            disposition == null ? Disposition.UNKNOWN : disposition,
            reason,
            useful == null ? Usefulness.UNKNOWN : useful);
    return act(viewer, alertId, act, from, redirect);
  }

  private String act(
      Viewer viewer, String alertId, Act act, String from, RedirectAttributes redirect) {
    ActionOutcome outcome = workflow.act(viewer, alertId, act);
    if (outcome == ActionOutcome.NOT_FOUND) {
      throw new NotFoundException();
    }
    redirect.addFlashAttribute(outcome.done() ? "done" : "refused", outcome.words());
    if (from.equals("inbox")) {
      return "redirect:/inbox";
    }
    String patientId =
        alerts.find(viewer, alertId).map(AlertView::patientId).orElseThrow(NotFoundException::new);
    return "redirect:/patients/" + UriUtils.encodePathSegment(patientId, "UTF-8");
  }
}
