package org.attune.dashboard.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where roles land that have no pages yet. */
@Controller
final class WelcomeController {
  @GetMapping("/welcome")
  String welcome() {
    return "welcome";
  }
}
