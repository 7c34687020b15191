package org.attune.dashboard.token;

import java.util.UUID;
import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which people make tokens for their programs. */
@Controller
public final class TokenController {
  private static final String PAGE = "redirect:/tokens";

  private final TokenService service;

  TokenController(TokenService service) {
    this.service = service;
  }

  @GetMapping("/tokens")
  String page(Viewer viewer, Model model) {
    model.addAttribute("tokens", service.of(viewer));
    model.addAttribute("longest", TokenService.LONGEST_DAYS);
    return "tokens";
  }

  @PostMapping("/tokens")
  String make(
      Viewer viewer,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") int days,
      RedirectAttributes redirect) {
    try {
      redirect.addFlashAttribute("token", service.make(viewer, name, days));
    } catch (TokenService.RefusedException e) {
      redirect.addFlashAttribute("refused", "Not made: " + e.getMessage() + ".");
    }
    return PAGE;
  }

  @PostMapping("/tokens/revoke")
  String revoke(Viewer viewer, @RequestParam UUID token, RedirectAttributes redirect) {
    if (service.revoke(viewer, token)) {
      redirect.addFlashAttribute("done", "Revoked: programs that use it are refused from now on.");
    } else {
      redirect.addFlashAttribute("refused", "You have no such token in force.");
    }
    return PAGE;
  }
}
