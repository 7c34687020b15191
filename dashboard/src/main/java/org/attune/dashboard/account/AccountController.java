package org.attune.dashboard.account;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.ExternalIdentity;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of accounts, and of the programs and care teams they work in. */
@Controller
public final class AccountController {
  private static final Pattern ID = Pattern.compile("[\\w.-]{1,64}");
  private static final int LONGEST_NAME = 100;

  private final AccountPageRepository page;
  private final AccountService directory;
  private final AuditTrail audit;

  AccountController(AccountPageRepository page, AccountService directory, AuditTrail audit) {
    this.page = page;
    this.directory = directory;
    this.audit = audit;
  }

  @GetMapping("/accounts")
  String accounts(Model model) {
    model.addAttribute("accounts", page.accounts());
    model.addAttribute("roles", Arrays.asList(Role.values()));
    model.addAttribute("teams", directory.careTeams());
    model.addAttribute("programs", page.programs());
    return "accounts";
  }

  @PostMapping("/accounts")
  String create(
      Viewer viewer, @ModelAttribute("form") AccountForm form, RedirectAttributes redirect) {
    Optional<String> refusal = form.refusal();
    Role role = form.role();
    if (refusal.isPresent() || role == null) {
      redirect.addFlashAttribute("refused", "Not created: " + refusal.orElse(""));
      return "redirect:/accounts";
    }
    Optional<ExternalIdentity> identity =
        form.issuer().isBlank()
            ? Optional.empty()
            : Optional.of(new ExternalIdentity(form.issuer().strip(), form.subject().strip()));
    Optional<String> created = directory.create(account(form, role), identity);
    if (created.isPresent()) {
      audit.record(viewer.userId(), AuditAction.ACCOUNT_CREATED, null, created.get(), role.name());
      redirect.addFlashAttribute("done", "Created.");
    } else {
      redirect.addFlashAttribute(
          "refused",
          "Not created: the name or the provider's subject is taken, or there is no such team,"
              + " program or patient.");
    }
    return "redirect:/accounts";
  }

  /** A new program. */
  @PostMapping("/accounts/programs")
  String createProgram(
      Viewer viewer,
      @RequestParam(defaultValue = "") String program,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "false") boolean part2,
      RedirectAttributes redirect) {
    boolean created =
        fit(program, name) && directory.create(new Program(program, name.strip(), part2));
    if (created) {
      audit.record(viewer.userId(), AuditAction.PROGRAM_CREATED, null, program, "part2=" + part2);
    }
    return answered(created, redirect);
  }

  /** A new care team, of a program or of any. */
  @PostMapping("/accounts/teams")
  String createTeam(
      Viewer viewer,
      @RequestParam(defaultValue = "") String team,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String program,
      RedirectAttributes redirect) {
    boolean created =
        fit(team, name)
            && directory.create(
                new CareTeam(team, name.strip(), program.isEmpty() ? null : program));
    if (created) {
      audit.record(viewer.userId(), AuditAction.CARE_TEAM_CREATED, null, team, null);
    }
    return answered(created, redirect);
  }

  private static boolean fit(String id, String name) {
    return ID.matcher(id).matches() && !name.isBlank() && name.length() <= LONGEST_NAME;
  }

  private static String answered(boolean created, RedirectAttributes redirect) {
    if (created) {
      redirect.addFlashAttribute("done", "Created.");
    } else {
      redirect.addFlashAttribute(
          "refused",
          "Not created: an id of at most 64 letters, digits, dots, dashes and underscores that is"
              + " not taken, and a name of at most 100 letters are needed.");
    }
    return "redirect:/accounts";
  }

  private static NewAccount account(AccountForm form, Role role) {
    Set<String> teams = form.team();
    Set<String> programs = form.program();
    return new NewAccount(
        form.username().strip(),
        form.password(),
        form.displayName().strip(),
        role,
        teams == null ? Set.of() : teams,
        programs == null ? Set.of() : programs,
        form.patient().isBlank() ? null : form.patient().strip());
  }
}
