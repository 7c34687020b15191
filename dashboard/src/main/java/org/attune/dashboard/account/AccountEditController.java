package org.attune.dashboard.account;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.attune.dashboard.directory.AccountChange;
import org.attune.dashboard.directory.AccountChangeService;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.ChangeOutcome;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.security.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one account: what it is, whether it is locked, and a new password. */
@Controller
public final class AccountEditController {
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 1_000;
  private static final int LONGEST_NAME = 100;

  /** Bytes of chance in a password made here: 20 letters. */
  private static final int CHANCE = 15;

  private final AccountPageRepository page;
  private final AccountService directory;
  private final AccountChangeService accounts;
  private final SecureRandom random = new SecureRandom();

  AccountEditController(
      AccountPageRepository page, AccountService directory, AccountChangeService accounts) {
    this.page = page;
    this.directory = directory;
    this.accounts = accounts;
  }

  @GetMapping("/accounts/edit")
  String account(@RequestParam String user, Model model) {
    model.addAttribute("account", page.account(user).orElseThrow(NotFoundException::new));
    model.addAttribute("roles", Arrays.asList(Role.values()));
    model.addAttribute("teams", directory.careTeams());
    model.addAttribute("programs", page.programs());
    model.addAttribute("inTeams", page.teamsOf(user));
    model.addAttribute("answersFor", page.programsOf(user));
    return "account";
  }

  /** Another name, role, teams or programs. */
  @PostMapping("/accounts/edit")
  String change(
      Viewer viewer,
      @RequestParam String user,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam Role role,
      @RequestParam(required = false) @Nullable Set<String> team,
      @RequestParam(required = false) @Nullable Set<String> program,
      RedirectAttributes redirect) {
    String name = displayName.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      redirect.addFlashAttribute(
          "refused", "Not changed: a name to show, of at most 100 letters, is needed.");
      return back(user, redirect);
    }
    AccountChange change =
        new AccountChange(
            user, name, role, team == null ? Set.of() : team, program == null ? Set.of() : program);
    return answered(
        accounts.change(viewer, change),
        "Changed. It counts from the person's next click on.",
        user,
        redirect);
  }

  /** Ends the sessions of an account and lets nobody sign in to it. */
  @PostMapping("/accounts/lock")
  String lock(Viewer viewer, @RequestParam String user, RedirectAttributes redirect) {
    return answered(
        accounts.lock(viewer, user), "Locked. Whoever was signed in is out.", user, redirect);
  }

  /** Lets an account sign in again. */
  @PostMapping("/accounts/unlock")
  String unlock(Viewer viewer, @RequestParam String user, RedirectAttributes redirect) {
    return answered(
        accounts.unlock(viewer, user), "Unlocked. The person can sign in again.", user, redirect);
  }

  /** A new password: the one that was typed, or one made here and shown once. */
  @PostMapping("/accounts/password")
  String password(
      Viewer viewer,
      @RequestParam String user,
      @RequestParam(defaultValue = "") String password,
      RedirectAttributes redirect) {
    boolean made = password.isEmpty();
    if (!made && (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD)) {
      redirect.addFlashAttribute(
          "refused",
          "Not set: a password of at least 12 letters is needed, or none to have one made.");
      return back(user, redirect);
    }
    String chosen = made ? chance() : password;
    ChangeOutcome outcome = accounts.setPassword(viewer, user, chosen);
    if (outcome == ChangeOutcome.DONE && made) {
      redirect.addFlashAttribute("secret", chosen);
    }
    return answered(outcome, "Set. Whoever was signed in signs in anew.", user, redirect);
  }

  private String chance() {
    byte[] bytes = new byte[CHANCE];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String answered(
      ChangeOutcome outcome, String done, String user, RedirectAttributes redirect) {
    switch (outcome) {
      case DONE -> redirect.addFlashAttribute("done", done);
      case NOT_THERE ->
          redirect.addFlashAttribute(
              "refused",
              "Not changed: there is no such account, team or program, or nothing to do.");
      case LAST_ADMINISTRATOR ->
          redirect.addFlashAttribute(
              "refused",
              "Not changed: this is the last administrator who can sign in. Make somebody else one"
                  + " first, or nobody could keep the accounts.");
      case PARTICIPANT ->
          redirect.addFlashAttribute(
              "refused",
              "Not changed: a patient's own account stays one, and no other becomes one. Create"
                  + " another account instead.");
    }
    return back(user, redirect);
  }

  private static String back(String user, RedirectAttributes redirect) {
    redirect.addAttribute("user", user);
    return "redirect:/accounts/edit";
  }
}
