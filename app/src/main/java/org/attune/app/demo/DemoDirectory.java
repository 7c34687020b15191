package org.attune.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attune.app.simulate.PatientTruth;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.security.Role;

/** Programs, care teams, accounts and names of the demonstration. */
public final class DemoDirectory {
  private static final Program RECOVERY = new Program("substance-use", "Recovery IOP", true);
  private static final List<Program> PROGRAMS =
      List.of(
          RECOVERY,
          new Program("anxiety-depression", "Anxiety and depression IOP", false),
          new Program("trauma", "Trauma IOP", false));

  private static final CareTeam RIVER = new CareTeam("team-river", "River team");
  private static final CareTeam HARBOR = new CareTeam("team-harbor", "Harbor team");
  private static final CareTeam CEDAR =
      new CareTeam("team-cedar", "Cedar team", RECOVERY.programId());
  private static final List<CareTeam> MENTAL_HEALTH_TEAMS = List.of(RIVER, HARBOR);

  /** The accounts, whose passwords anybody may know. */
  private static final List<NewAccount> ACCOUNTS =
      List.of(
          clinician("river", "Dr. Amara Lind", RIVER),
          clinician("harbor", "Tomas Reyes, LCSW", HARBOR),
          clinician("cedar", "Nadia Boateng, LADC", CEDAR),
          NewAccount.supervisor(
              "lead",
              "lead-demo",
              "Dr. Ines Okafor",
              Set.of("substance-use", "anxiety-depression", "trauma")),
          new NewAccount("admin", "admin-demo", "Piet Maas", Role.ADMINISTRATOR, Set.of()));

  private DemoDirectory() {}

  private static NewAccount clinician(String username, String name, CareTeam team) {
    return new NewAccount(
        username, username + "-demo", name, Role.CLINICIAN, Set.of(team.careTeamId()));
  }

  /** Enters everything; what is there already stays as it is. */
  public static void enter(AccountService accounts, List<PatientTruth> patients) {
    List<NewPatient> people = new ArrayList<>();
    int elsewhere = 0;
    for (PatientTruth patient : patients) {
      CareTeam team =
          patient.programId().equals(RECOVERY.programId())
              ? CEDAR
              : MENTAL_HEALTH_TEAMS.get(elsewhere++ % MENTAL_HEALTH_TEAMS.size());
      people.add(new NewPatient(patient.patientId(), patient.displayName(), team.careTeamId()));
    }
    accounts.enterPrograms(PROGRAMS);
    accounts.enter(List.of(RIVER, HARBOR, CEDAR), ACCOUNTS, people);
  }

  /** One line for each way to sign in. */
  public static List<String> signIns() {
    return ACCOUNTS.stream()
        .map(
            account ->
                "Sign in as %s / %s: %s"
                    .formatted(account.username(), account.password(), sees(account.role())))
        .toList();
  }

  private static String sees(Role role) {
    return switch (role) {
      case CLINICIAN -> "clinician, own care team";
      case SUPERVISOR -> "supervisor, every program";
      case ADMINISTRATOR -> "administrator, no patient";
      case DIRECTOR, RESEARCHER, PARTICIPANT -> role.label();
    };
  }
}
