package org.attune.dashboard.page;

import org.attune.dashboard.directory.AccountService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whose safety alerts reach nobody, without anything of the alerts. */
@Controller
final class UnseenAlertController {
  private final AccountService directory;

  UnseenAlertController(AccountService directory) {
    this.directory = directory;
  }

  @GetMapping("/unseen-alerts")
  String page(Model model) {
    model.addAttribute("patients", directory.unseenSafetyAlerts());
    return "unseen-alerts";
  }
}
