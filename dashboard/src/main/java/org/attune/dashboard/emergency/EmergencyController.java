package org.attune.dashboard.emergency;

import java.util.List;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.patient.PatientHeader;
import org.attune.dashboard.patient.PatientQueries;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The emergency card of a patient, one click from every alert. */
@Controller
public final class EmergencyController {
  private final EmergencyQueries cards;
  private final EmergencyService service;
  private final PatientQueries patients;
  private final AuditTrail audit;

  EmergencyController(
      EmergencyQueries cards, EmergencyService service, PatientQueries patients, AuditTrail audit) {
    this.cards = cards;
    this.service = service;
    this.patients = patients;
    this.audit = audit;
  }

  @GetMapping("/patients/{patientId}/emergency")
  String page(Viewer viewer, @PathVariable String patientId, Model model) {
    show(viewer, patientId, model);
    return "emergency";
  }

  /** Writes the next version; one that cannot be written comes back with what was typed. */
  @PostMapping("/patients/{patientId}/emergency")
  String write(
      Viewer viewer,
      @PathVariable String patientId,
      @RequestParam int seen,
      @RequestParam(defaultValue = "") String callbackNumber,
      @RequestParam(defaultValue = "") String contactName,
      @RequestParam(defaultValue = "") String contactNumber,
      @RequestParam(defaultValue = "false") boolean contactReleased,
      @RequestParam(defaultValue = "") String contactRelease,
      @RequestParam(defaultValue = "") String emergencyServices,
      @RequestParam(defaultValue = "") String warningSigns,
      @RequestParam(defaultValue = "") String coping,
      @RequestParam(defaultValue = "") String distraction,
      @RequestParam(defaultValue = "") String helpers,
      @RequestParam(defaultValue = "") String professionals,
      @RequestParam(defaultValue = "") String saferSurroundings,
      Model model,
      RedirectAttributes redirect) {
    EmergencyCard card =
        new EmergencyCard(
            callbackNumber.strip(),
            contactName.strip(),
            contactNumber.strip(),
            contactReleased,
            contactRelease.strip(),
            emergencyServices.strip(),
            new SafetyPlan(
                warningSigns.strip(),
                coping.strip(),
                distraction.strip(),
                helpers.strip(),
                professionals.strip(),
                saferSurroundings.strip()));
    EmergencyService.Outcome outcome = service.write(viewer, patientId, seen, card);
    if (outcome == EmergencyService.Outcome.DONE) {
      redirect.addFlashAttribute("done", "Written.");
      return back(patientId);
    }
    show(viewer, patientId, model);
    model.addAttribute("typed", card);
    model.addAttribute("refused", words(outcome));
    return "emergency";
  }

  @PostMapping("/patients/{patientId}/emergency/location")
  String confirm(
      Viewer viewer,
      @PathVariable String patientId,
      @RequestParam(defaultValue = "") String location,
      RedirectAttributes redirect) {
    EmergencyService.Outcome outcome = service.confirmLocation(viewer, patientId, location);
    if (outcome == EmergencyService.Outcome.DONE) {
      redirect.addFlashAttribute("done", "The location is confirmed.");
    } else {
      redirect.addFlashAttribute("refused", "Not recorded: a place has 1 to 300 characters.");
    }
    return back(patientId);
  }

  private void show(Viewer viewer, String patientId, Model model) {
    PatientHeader header = patients.header(viewer, patientId).orElseThrow(NotFoundException::new);
    audit.record(viewer.userId(), AuditAction.EMERGENCY_CARD_READ, patientId, null, null);
    List<CardVersion> versions = cards.versions(viewer, patientId);
    CardVersion latest = versions.isEmpty() ? CardVersion.NONE : versions.get(0);
    model.addAttribute("patient", header);
    model.addAttribute("latest", latest);
    model.addAttribute("typed", latest.card());
    model.addAttribute("earlier", versions.stream().skip(1).toList());
    model.addAttribute("location", cards.location(viewer, patientId).orElse(null));
  }

  private static String words(EmergencyService.Outcome outcome) {
    return outcome == EmergencyService.Outcome.STALE
        ? "Not written: somebody has written another version since you opened the page. It is shown"
            + " above; what you typed is below."
        : "Not written: a line has at most 200 characters, a step of the plan 2000.";
  }

  private static String back(String patientId) {
    return "redirect:/patients/" + UriUtils.encodePathSegment(patientId, "UTF-8") + "/emergency";
  }
}
