package org.attune.dashboard.inbox;

import java.util.List;
import org.attune.dashboard.alert.ActionQueries;
import org.attune.dashboard.alert.AlertView;
import org.attune.dashboard.alert.NotificationQueries;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.escalation.EscalationQueries;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Labels;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The triage inbox, and the part of it that a push makes the browser fetch again. */
@Controller
public final class InboxController {
  private final InboxQueries inbox;
  private final NotificationQueries notifications;
  private final EscalationQueries escalations;
  private final ActionQueries actions;
  private final AuditTrail audit;

  InboxController(
      InboxQueries inbox,
      NotificationQueries notifications,
      EscalationQueries escalations,
      ActionQueries actions,
      AuditTrail audit) {
    this.inbox = inbox;
    this.notifications = notifications;
    this.escalations = escalations;
    this.actions = actions;
    this.audit = audit;
  }

  @GetMapping("/inbox")
  String page(Viewer viewer, Model model) {
    // Before the list is read: what arrives in between is pushed, not missed.
    model.addAttribute("after", notifications.latest());
    audit.record(viewer.userId(), AuditAction.CASELOAD_READ);
    fill(viewer, model);
    return "inbox";
  }

  @GetMapping("/inbox/list")
  String part(Viewer viewer, Model model) {
    fill(viewer, model);
    return "fragments/inbox :: update";
  }

  private void fill(Viewer viewer, Model model) {
    Inbox found = inbox.of(viewer);
    List<String> alertIds =
        found.sections().stream()
            .flatMap(section -> section.alerts().stream())
            .map(AlertView::alertId)
            .toList();
    model.addAttribute("inbox", found);
    model.addAttribute("escalations", escalations.of(viewer, alertIds));
    model.addAttribute("history", actions.of(viewer, alertIds));
    model.addAttribute("endings", Labels.endings());
    model.addAttribute("from", "inbox");
  }
}
