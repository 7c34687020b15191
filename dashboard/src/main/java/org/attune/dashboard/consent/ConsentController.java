package org.attune.dashboard.consent;

import java.time.LocalDate;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The consents of a patient. */
@Controller
public final class ConsentController {
  private final ConsentQueries consents;
  private final ConsentService service;
  private final AccountService directory;
  private final AuditTrail audit;

  ConsentController(
      ConsentQueries consents, ConsentService service, AccountService directory, AuditTrail audit) {
    this.consents = consents;
    this.service = service;
    this.directory = directory;
    this.audit = audit;
  }

  @GetMapping("/patients/{patientId}/consents")
  String page(Viewer viewer, @PathVariable String patientId, Model model) {
    model.addAttribute(
        "name", consents.patientName(viewer, patientId).orElseThrow(NotFoundException::new));
    audit.record(viewer.userId(), AuditAction.PATIENT_READ, patientId, null, "consents");
    model.addAttribute("patientId", patientId);
    model.addAttribute("programs", consents.programs(viewer, patientId));
    model.addAttribute("consents", consents.consents(viewer, patientId));
    model.addAttribute("teams", directory.careTeams());
    return "consents";
  }

  @PostMapping("/patients/{patientId}/consents")
  String give(
      Viewer viewer,
      @PathVariable String patientId,
      @RequestParam String program,
      @RequestParam(defaultValue = "") String team,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate until,
      RedirectAttributes redirect) {
    inScope(viewer, patientId);
    NewConsent consent = new NewConsent(program, team.isEmpty() ? null : team, from, until);
    service
        .give(viewer, patientId, consent)
        .ifPresentOrElse(
            refusal -> redirect.addFlashAttribute("refused", words(refusal)),
            () -> redirect.addFlashAttribute("done", "Recorded. It holds from the day it names."));
    return back(patientId);
  }

  @PostMapping("/patients/{patientId}/consents/{consentId}/revoke")
  String revoke(
      Viewer viewer,
      @PathVariable String patientId,
      @PathVariable String consentId,
      RedirectAttributes redirect) {
    inScope(viewer, patientId);
    if (service.revoke(viewer, patientId, consentId)) {
      redirect.addFlashAttribute("done", "Revoked, with effect from now.");
    } else {
      redirect.addFlashAttribute(
          "refused", "Not recorded: there is no such consent, or it was revoked already.");
    }
    return back(patientId);
  }

  private void inScope(Viewer viewer, String patientId) {
    if (consents.patientName(viewer, patientId).isEmpty()) {
      throw new NotFoundException();
    }
  }

  private static String words(ConsentService.Refusal refusal) {
    return "Not recorded: "
        + switch (refusal) {
          case NOT_OF_YOUR_PROGRAM ->
              "consents are taken down by the staff of the program whose records they disclose.";
          case NO_SUCH_TEAM -> "there is no such care team.";
          case ENDS_BEFORE_IT_BEGINS -> "it would end before it begins.";
        };
  }

  private static String back(String patientId) {
    return "redirect:/patients/" + UriUtils.encodePathSegment(patientId, "UTF-8") + "/consents";
  }
}
