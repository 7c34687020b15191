package org.attune.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attune.app.simulate.PatientTruth;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.security.Role;

/** Care teams, accounts and names of the demonstration. */
public final class DemoDirectory {
  private static final CareTeam RIVER = new CareTeam("team-river", "River team");
  private static final CareTeam HARBOR = new CareTeam("team-harbor", "Harbor team");
  private static final List<CareTeam> TEAMS = List.of(RIVER, HARBOR);

  /** The accounts, whose passwords anybody may know. */
  private static final List<NewAccount> ACCOUNTS =
      List.of(
          new NewAccount(
              "river", "river-demo", "Dr. Amara Lind", Role.CLINICIAN, Set.of(RIVER.careTeamId())),
          new NewAccount(
              "harbor", "harbor-demo", "Tomas Reyes, LCSW", Role.CLINICIAN,
              Set.of(HARBOR.careTeamId())),
          new NewAccount("lead", "lead-demo", "Dr. Ines Okafor", Role.SUPERVISOR, Set.of()));

  private DemoDirectory() {}

  /** Enters everything; what is there already stays as it is. */
  public static void enter(AccountService accounts, List<PatientTruth> patients) {
    List<NewPatient> people = new ArrayList<>();
    for (int i = 0; i < patients.size(); i++) {
      PatientTruth patient = patients.get(i);
      people.add(
          new NewPatient(
              patient.patientId(),
              patient.displayName(),
              TEAMS.get(i % TEAMS.size()).careTeamId()));
    }
    accounts.enter(TEAMS, ACCOUNTS, people);
  }

  /** One line for each way to sign in. */
  public static List<String> signIns() {
    return ACCOUNTS.stream()
        .map(
            account ->
                "Sign in as %s / %s: %s"
                    .formatted(
                        account.username(),
                        account.password(),
                        account.role() == Role.SUPERVISOR
                            ? "supervisor, every patient"
                            : "clinician, own care team"))
        .toList();
  }
}
