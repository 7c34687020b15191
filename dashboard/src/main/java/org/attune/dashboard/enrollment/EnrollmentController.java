package org.attune.dashboard.enrollment;

import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which supervisors admit people. */
@Controller
public final class EnrollmentController {
  private final EnrollmentQueries admits;
  private final EnrollmentService service;

  EnrollmentController(EnrollmentQueries admits, EnrollmentService service) {
    this.admits = admits;
    this.service = service;
  }

  @GetMapping("/enrollments")
  String page(Viewer viewer, Model model) {
    model.addAttribute("programs", admits.programs(viewer).values());
    model.addAttribute("teams", admits.teams(viewer));
    return "enrollments";
  }

  @PostMapping("/enrollments")
  String enroll(
      Viewer viewer, @ModelAttribute("form") EnrollmentForm form, RedirectAttributes redirect) {
    service
        .enroll(viewer, form)
        .ifPresentOrElse(
            why -> redirect.addFlashAttribute("refused", "Not enrolled: " + why.words()),
            () -> redirect.addFlashAttribute("done", "Enrolled."));
    return "redirect:/enrollments";
  }
}
