package org.attune.dashboard.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.signal.LiveSignals;
import org.attune.schemas.system.RejectionReason;
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
  private final RereadService rereads;
  private final AuditTrail audit;
  private final LiveSignals signals;

  IntakeController(
      IntakeRepository intake, RereadService rereads, AuditTrail audit, LiveSignals signals) {
    this.intake = intake;
    this.rereads = rereads;
    this.audit = audit;
    this.signals = signals;
  }

  @GetMapping("/quarantine")
  String quarantine(Model model) {
    model.addAttribute("counts", intake.counts());
    model.addAttribute("records", intake.quarantined());
    List<RereadRow> rereads = intake.rereads();
    model.addAttribute("rereads", rereads);
    model.addAttribute("undecided", rereads.stream().mapToLong(RereadRow::waiting).sum());
    model.addAttribute("most", RereadService.MOST);
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
    if (named(topic).isPresent()
        && intake.markReviewed(viewer.userId(), topic, partition, offset)) {
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

  /** Has one record read again. */
  @PostMapping("/quarantine/reread")
  String reread(
      Viewer viewer,
      @RequestParam String topic,
      @RequestParam int partition,
      @RequestParam long offset,
      RedirectAttributes redirect) {
    if (named(topic).filter(one -> rereads.reread(viewer, one, partition, offset)).isPresent()) {
      redirect.addFlashAttribute(
          "done", "1 record is read again; what becomes of it stands below.");
    } else {
      redirect.addFlashAttribute(
          "refused",
          "Not read again: there is no such record, nothing can help it, or somebody had it read"
              + " again already.");
    }
    return "redirect:/quarantine";
  }

  /** Has records read again that were set aside for a reason. */
  @PostMapping("/quarantine/reread-all")
  String rereadAll(
      Viewer viewer,
      @RequestParam String topic,
      @RequestParam RejectionReason reason,
      RedirectAttributes redirect) {
    int taken = named(topic).map(one -> rereads.rereadAll(viewer, one, reason.name())).orElse(0);
    if (taken > 0) {
      redirect.addFlashAttribute(
          "done",
          taken == 1
              ? "1 record is read again; what becomes of it stands below."
              : taken + " records are read again; what becomes of them stands below.");
    } else {
      redirect.addFlashAttribute(
          "refused", "None is read again: there is none left, or somebody had them read again.");
    }
    return "redirect:/quarantine";
  }

  /** A name that no topic has may hold what the database does not take, too. */
  private static Optional<Topic> named(String name) {
    return Arrays.stream(Topic.values()).filter(one -> one.topicName().equals(name)).findFirst();
  }

  @GetMapping("/ledger")
  String ledger(Model model) {
    model.addAttribute("rows", intake.ledger());
    return "ledger";
  }
}
