package org.attune.dashboard.directory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.dashboard.security.Role;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates accounts, care teams and patients. */
@Component
public final class AccountService {
  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final TransactionTemplate transaction;

  AccountService(JdbcClient jdbc, PasswordEncoder passwords, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.transaction = transaction;
  }

  /**
   * Creates the first account, an administrator, when there is no account at all.
   *
   * @return whether it was created
   */
  public boolean createFirstAccount(String username, String password, String displayName) {
    String hash = hash(password);
    return jdbc.sql(
                """
                insert into app_user (user_id, username, password_hash, display_name, role)
                select :userId, :username, :hash, :displayName, :role
                 where not exists (select 1 from app_user)
                """)
            .param("userId", UUID.randomUUID().toString())
            .param("username", username)
            .param("hash", hash)
            .param("displayName", displayName)
            .param("role", Role.ADMINISTRATOR.name())
            .update()
        == 1;
  }

  /** Every care team, by name. */
  public List<CareTeam> careTeams() {
    return jdbc.sql("select * from care_team order by name")
        .query(
            (row, n) ->
                new CareTeam(
                    row.getString("care_team_id"),
                    row.getString("name"),
                    row.getString("program_id")))
        .list();
  }

  /** Patients with open safety alerts that no account may see, for whoever can mend that. */
  public List<UnseenAlert> unseenSafetyAlerts() {
    return jdbc.sql(
            """
            select s.patient_id, t.name as care_team, count(*) as alerts
              from unseen_safety_alerts() s
              join patient p on p.patient_id = s.patient_id
              left join care_team t on t.care_team_id = p.care_team_id
             group by s.patient_id, t.name order by s.patient_id
            """)
        .query(
            (row, n) ->
                new UnseenAlert(
                    row.getString("patient_id"), row.getString("care_team"), row.getInt("alerts")))
        .list();
  }

  /**
   * Creates a program.
   *
   * @return false when there is one of that id: whether 42 CFR Part 2 holds for it is not changed
   *     behind the records it has
   */
  public boolean create(Program program) {
    return jdbc.sql(
                "insert into program (program_id, name, part2) values (:id, :name, :part2)"
                    + " on conflict do nothing")
            .param("id", program.programId())
            .param("name", program.name())
            .param("part2", program.part2())
            .update()
        == 1;
  }

  /**
   * Creates a care team.
   *
   * @return false when there is one of that id, or no such program
   */
  public boolean create(CareTeam team) {
    return jdbc.sql(
                """
                insert into care_team (care_team_id, name, program_id)
                select :id, :name, :program
                 where cast(:program as text) is null
                    or exists (select 1 from program where program_id = :program)
                on conflict do nothing
                """)
            .param("id", team.careTeamId())
            .param("name", team.name())
            .param("program", team.programId())
            .update()
        == 1;
  }

  /** Enters programs; what is there already is brought up to date. */
  public void enterPrograms(Collection<Program> programs) {
    transaction.executeWithoutResult(status -> programs.forEach(this::enter));
  }

  /**
   * Enters care teams, accounts and patients in one transaction. What is there already keeps its
   * password; names, roles, teams and programs are brought up to date.
   */
  public void enter(
      Collection<CareTeam> teams,
      Collection<NewAccount> accounts,
      Collection<NewPatient> patients) {
    transaction.executeWithoutResult(
        status -> {
          teams.forEach(this::enter);
          // In the order in which the projection adds them: neither waits for the other in a
          // circle.
          patients.stream()
              .sorted(Comparator.comparing(NewPatient::patientId))
              .forEach(this::enter);
          accounts.forEach(this::enter);
        });
  }

  private void enter(Program program) {
    jdbc.sql(
            """
            insert into program (program_id, name, part2) values (:id, :name, :part2)
            on conflict (program_id) do update set name = excluded.name, part2 = excluded.part2
            """)
        .param("id", program.programId())
        .param("name", program.name())
        .param("part2", program.part2())
        .update();
  }

  private void enter(CareTeam team) {
    jdbc.sql(
            """
            insert into care_team (care_team_id, name, program_id) values (:id, :name, :program)
            on conflict (care_team_id) do update
               set name = excluded.name, program_id = excluded.program_id
            """)
        .param("id", team.careTeamId())
        .param("name", team.name())
        .param("program", team.programId())
        .update();
  }

  /**
   * Creates one account, with the identity that a provider vouches for, if any.
   *
   * @return its opaque id, or empty when a name is taken or a team, program or patient is not there
   */
  public Optional<String> create(NewAccount account, Optional<ExternalIdentity> identity) {
    try {
      return Optional.ofNullable(transaction.execute(status -> createLinked(account, identity)));
    } catch (DataIntegrityViolationException e) {
      return Optional.empty();
    }
  }

  private String createLinked(NewAccount account, Optional<ExternalIdentity> identity) {
    String userId = create(account);
    assign(userId, account);
    identity.ifPresent(
        one ->
            jdbc.sql(
                    "insert into external_identity (issuer, subject, user_id)"
                        + " values (:issuer, :subject, :userId)")
                .param("issuer", one.issuer())
                .param("subject", one.subject())
                .param("userId", userId)
                .update());
    return userId;
  }

  private void enter(NewAccount account) {
    String userId =
        jdbc.sql("select user_id from app_user where lower(username) = lower(:username)")
            .param("username", account.username())
            .query(String.class)
            .optional()
            .orElseGet(() -> create(account));
    assign(userId, account);
  }

  private void assign(String userId, NewAccount account) {
    jdbc.sql(
            """
            update app_user set display_name = :displayName, role = :role, patient_id = :patientId
             where user_id = :userId
            """)
        .param("displayName", account.displayName())
        .param("role", account.role().name())
        .param("patientId", account.patientId())
        .param("userId", userId)
        .update();
    jdbc.sql("delete from membership where user_id = :userId").param("userId", userId).update();
    for (String team : account.careTeamIds()) {
      jdbc.sql("insert into membership (user_id, care_team_id) values (:userId, :team)")
          .param("userId", userId)
          .param("team", team)
          .update();
    }
    jdbc.sql("delete from supervision where user_id = :userId").param("userId", userId).update();
    for (String program : account.supervises()) {
      jdbc.sql("insert into supervision (user_id, program_id) values (:userId, :program)")
          .param("userId", userId)
          .param("program", program)
          .update();
    }
  }

  private String create(NewAccount account) {
    String userId = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into app_user (user_id, username, password_hash, display_name, role)
            values (:userId, :username, :hash, :displayName, :role)
            """)
        .param("userId", userId)
        .param("username", account.username())
        .param("hash", account.password().isEmpty() ? null : hash(account.password()))
        .param("displayName", account.displayName())
        .param("role", account.role().name())
        .update();
    return userId;
  }

  private void enter(NewPatient patient) {
    jdbc.sql(
            """
            insert into patient (patient_id, display_name, care_team_id)
            values (:id, :name, :team)
            on conflict (patient_id) do update
               set display_name = excluded.display_name, care_team_id = excluded.care_team_id
            """)
        .param("id", patient.patientId())
        .param("name", patient.displayName())
        .param("team", patient.careTeamId())
        .update();
  }

  private String hash(String password) {
    String hash = passwords.encode(password);
    if (hash == null) {
      throw new IllegalStateException("the password encoder gave no hash");
    }
    return hash;
  }
}
