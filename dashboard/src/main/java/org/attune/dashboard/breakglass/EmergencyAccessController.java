package org.attune.dashboard.breakglass;

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

/**
 * Taking access in an emergency, and its review. The form is the same for every patient: to offer
 * it only where records are withheld would tell that there are some.
 */
@Controller
public final class EmergencyAccessController {
  private final EmergencyAccessQueries accesses;
  private final EmergencyAccessService service;

  EmergencyAccessController(EmergencyAccessQueries accesses, EmergencyAccessService service) {
    this.accesses = accesses;
    this.service = service;
  }

  @GetMapping("/emergency-access")
  String form(@RequestParam(defaultValue = "") String patient, Model model) {
    model.addAttribute("patient", patient);
    model.addAttribute("hours", EmergencyAccessService.OPEN.toHours());
    return "emergency-access";
  }

  @PostMapping("/emergency-access")
  String take(
      Viewer viewer,
      @RequestParam String patient,
      @RequestParam String recipient,
      @RequestParam String discloser,
      @RequestParam String nature,
      RedirectAttributes redirect) {
    EmergencyStatement statement = EmergencyStatement.typed(recipient, discloser, nature);
    if (!statement.complete()) {
      redirect.addFlashAttribute(
          "refused",
          "Nothing was opened: recipient, discloser and nature of the emergency must be written"
              + " down, in at most 200, 200 and 1,000 letters.");
      return "redirect:/emergency-access";
    }
    String patientId = patient.strip();
    if (service.take(viewer, patientId, statement).isEmpty()) {
      throw new NotFoundException();
    }
    redirect.addFlashAttribute(
        "done", "Opened for the emergency. It is recorded and will be reviewed.");
    return "redirect:/patients/" + UriUtils.encodePathSegment(patientId, "UTF-8");
  }

  @GetMapping("/emergency-access/reviews")
  String reviews(Viewer viewer, Model model) {
    model.addAttribute("accesses", accesses.all(viewer));
    return "emergency-reviews";
  }

  @PostMapping("/emergency-access/{emergencyId}/review")
  String review(
      Viewer viewer,
      @PathVariable String emergencyId,
      @RequestParam boolean justified,
      RedirectAttributes redirect) {
    if (!service.review(viewer, emergencyId, justified)) {
      throw new NotFoundException();
    }
    redirect.addFlashAttribute("done", "Recorded.");
    return "redirect:/emergency-access/reviews";
  }
}
