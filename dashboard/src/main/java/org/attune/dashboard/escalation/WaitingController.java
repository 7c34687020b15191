package org.attune.dashboard.escalation;

import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a notice leads those who answer for a program and see no patient. */
@Controller
public final class WaitingController {
  private final WaitingQueries waiting;

  WaitingController(WaitingQueries waiting) {
    this.waiting = waiting;
  }

  @GetMapping("/waiting")
  String page(Viewer viewer, Model model) {
    model.addAttribute("programs", waiting.programs(viewer));
    return "waiting";
  }
}
