package org.attune.dashboard.intake;

import java.util.Arrays;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.signal.LiveSignals;
import org.attune.schemas.topic.Topic;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on the health of the intake. */
@Controller
public final class IntakeController {
  private final IntakeRepository intake;
  private final AuditTrail audit;
  private final LiveSignals signals;

  IntakeController(IntakeRepository intake, AuditTrail audit, LiveSignals signals) {
    this.intake = intake;
    this.audit = audit;
    this.signals = signals;
  }

  @GetMapping("/quarantine")
  String quarantine(Model model) {
    model.addAttribute("counts", intake.counts());
    model.addAttribute("records", intake.quarantined());
    model.addAttribute("unreadable", intake.unreadableResults());
    return "quarantine";
  }

  @PostMapping("/quarantine/review")
  String review(
      Viewer viewer,
      @RequestParam String topic,
      @RequestParam int partition,
      @RequestParam long offset,
      RedirectAttributes redirect) {
    // A name that no topic has may hold what the database does not take, too.
    boolean known = Arrays.stream(Topic.values()).anyMatch(one -> one.topicName().equals(topic));
    if (known && intake.markReviewed(viewer.userId(), topic, partition, offset)) {
      audit.record(
          viewer.userId(),
          AuditAction.QUARANTINE_REVIEWED,
          null,
          topic + "/" + partition + "/" + offset,
          null);
      signals.caseloadChanged();
      redirect.addFlashAttribute("done", "Marked as reviewed.");
    } else {
      redirect.addFlashAttribute(
          "refused", "Not recorded: there is no such record, or it has been reviewed already.");
    }
    return "redirect:/quarantine";
  }

  @GetMapping("/ledger")
  String ledger(Model model) {
    model.addAttribute("rows", intake.ledger());
    return "ledger";
  }
}
