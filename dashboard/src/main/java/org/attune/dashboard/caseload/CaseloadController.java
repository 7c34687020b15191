package org.attune.dashboard.caseload;

import org.attune.dashboard.alert.NotificationQueries;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page, and the part of it that a push makes the browser fetch again. */
@Controller
public final class CaseloadController {
  private static final int NEW_ALERTS = 20;

  private final CaseloadQueries caseload;
  private final NotificationQueries notifications;
  private final AuditTrail audit;

  CaseloadController(
      CaseloadQueries caseload, NotificationQueries notifications, AuditTrail audit) {
    this.caseload = caseload;
    this.notifications = notifications;
    this.audit = audit;
  }

  @GetMapping("/")
  String page(Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
    // Before the lists are read: what arrives in between is pushed, not missed.
    model.addAttribute("after", notifications.latest());
    fill(viewer, page, model);
    audit.record(viewer.userId(), AuditAction.CASELOAD_READ);
    return "caseload";
  }

  @GetMapping("/caseload")
  String part(Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
    fill(viewer, page, model);
    return "fragments/caseload :: update";
  }

  private void fill(Viewer viewer, int page, Model model) {
    model.addAttribute("newAlerts", notifications.unacknowledged(viewer, NEW_ALERTS));
    model.addAttribute("caseload", caseload.page(viewer, page));
  }
}
