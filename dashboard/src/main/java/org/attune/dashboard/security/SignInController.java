package org.attune.dashboard.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page. */
@Controller
final class SignInController {
  private final boolean provider;

  SignInController(ObjectProvider<ClientRegistrationRepository> provider) {
    this.provider = provider.getIfAvailable() != null;
  }

  @GetMapping("/sign-in")
  String signIn(Model model) {
    model.addAttribute("provider", provider);
    return "sign-in";
  }

  /** Where people look for it who know other sites. */
  @GetMapping("/login")
  String elsewhereKnownAsLogin() {
    return "redirect:/";
  }
}
