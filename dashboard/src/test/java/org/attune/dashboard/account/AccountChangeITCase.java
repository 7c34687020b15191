package org.attune.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.dashboard.directory.AccountChange;
import org.attune.dashboard.directory.AccountChangeService;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.ChangeOutcome;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.duty.HandoverService;
import org.attune.dashboard.duty.NewHandover;
import org.attune.dashboard.duty.RotaRepository;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.EventStream;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.security.Viewer;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator changes counts at once, and never leaves nobody to keep the accounts. */
class AccountChangeITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private RunningDashboard dashboard;
  private Browser ada;

  @BeforeEach
  void start() {
    dashboard = RunningDashboard.start();
    dashboard
        .bean(AccountService.class)
        .enterPrograms(
            List.of(new Program("mood", "Mood", false), new Program("sud", "SUD", true)));
    dashboard
        .bean(AccountService.class)
        .enter(
            List.of(),
            List.of(
                new NewAccount(
                    "ada", RunningDashboard.PASSWORD, "Ada Keys", Role.ADMINISTRATOR, Set.of())),
            List.of());
    ada = Browser.signedIn(dashboard, "ada");
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private HttpResponse<String> post(String action, String username, String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    String user = dashboard.userId(username);
    form.put("user", user);
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return ada.submit("/accounts/edit?user=" + user, action, form);
  }

  private long audited(String action) {
    return dashboard
        .jdbc()
        .sql("select count(*) from audit_event where action = :action and user_id = :by")
        .param("action", action)
        .param("by", dashboard.userId("ada"))
        .query(Long.class)
        .single();
  }

  private static boolean signedOut(Browser browser) {
    return browser.open("/notices").uri().getPath().equals("/sign-in");
  }

  @Test
  void anotherRoleAndOtherTeamsCountForASessionThatIsOpen() {
    Browser cy = Browser.signedIn(dashboard, "cy");
    assertThat(cy.open("/patients/p-north").statusCode()).isEqualTo(404);
    assertThat(
            post(
                    "/accounts/edit",
                    "cy",
                    "displayName",
                    "Cy P.",
                    "role",
                    "CLINICIAN",
                    "team",
                    "north")
                .body())
        .contains("It counts from the person", "Cy P.");
    assertThat(cy.open("/patients/p-north").statusCode()).isEqualTo(200);
    assertThat(cy.open("/patients/p-south").statusCode()).isEqualTo(404);

    post("/accounts/edit", "cy", "displayName", "Cy P.", "role", "DIRECTOR", "program", "mood");
    assertThat(cy.open("/patients/p-north").statusCode()).isEqualTo(403);
    assertThat(cy.open("/health").statusCode()).isEqualTo(200);
    assertThat(ada.open("/accounts").body()).contains("Cy P.", "Program director");
    assertThat(audited("ACCOUNT_CHANGED")).isEqualTo(2);
    assertThat(post("/accounts/edit", "cy", "displayName", "Cy P.", "role", "PARTICIPANT").body())
        .contains("a patient&#39;s own account stays one");
    assertThat(post("/accounts/edit", "cy", "displayName", " ", "role", "CLINICIAN").body())
        .contains("a name to show");
    assertThat(
            post("/accounts/edit", "cy", "displayName", "C", "role", "CLINICIAN", "team", "none")
                .body())
        .contains("there is no such account, team or program");
  }

  @Test
  void aLockEndsSessionsAndStreamsAndIsSeenNoMoreByAlerts() {
    Browser bo = Browser.signedIn(dashboard, "bo");
    try (EventStream stream = bo.live("/live")) {
      await().atMost(PATIENCE).until(() -> !stream.comments().isEmpty());
      assertThat(post("/accounts/lock", "bo").body()).contains("Whoever was signed in is out");
      dashboard.project(
          Topic.ALERTS, Records.alert("a-1", "p-north", Records.item9("e-1").build()).build());
      await().atMost(PATIENCE).until(stream::ended);
      assertThat(stream.alerts()).isEmpty();
    }
    assertThat(signedOut(bo)).isTrue();
    assertThat(new Browser(dashboard.address()).signIn("bo", RunningDashboard.PASSWORD).uri())
        .hasPath("/sign-in");
    assertThat(
            dashboard
                .jdbc()
                .sql("select count(*) from patient_viewer where user_id = :userId")
                .param("userId", dashboard.userId("bo"))
                .query(Long.class)
                .single())
        .isZero();
    assertThat(ada.open("/accounts").body()).contains("Locked since");
    assertThat(post("/accounts/lock", "bo").body()).contains("or nothing to do");

    assertThat(post("/accounts/unlock", "bo").body()).contains("can sign in again");
    assertThat(signedOut(bo)).as("the old session stays over").isTrue();
    assertThat(Browser.signedIn(dashboard, "bo").open("/patients/p-north").statusCode())
        .isEqualTo(200);
    assertThat(audited("ACCOUNT_LOCKED")).isEqualTo(1);
    assertThat(audited("ACCOUNT_UNLOCKED")).isEqualTo(1);
  }

  @Test
  void whoeverIsLockedStandsInForNobody() {
    Instant now = Instant.now();
    Instant later = now.plus(Duration.ofHours(1));
    Viewer sol = dashboard.viewer("sol");
    String ana = dashboard.userId("ana");
    dashboard
        .bean(HandoverService.class)
        .enter(sol, new NewHandover(ana, dashboard.userId("bo"), now, later));
    RotaRepository rota = dashboard.bean(RotaRepository.class);
    assertThat(rota.coverOf(ana, now.plusSeconds(1))).contains(dashboard.userId("bo"));
    post("/accounts/lock", "bo");
    assertThat(rota.coverOf(ana, now.plusSeconds(1))).isEmpty();
  }

  @Test
  void theRotaSaysThatAlertsPassByWhoeverIsLocked() {
    dashboard.project(Topic.ENROLLMENTS, Records.enrollment("p-north", "mood").build());
    dashboard.onRota("mood", Duty.ON_DUTY, "bo");
    post("/accounts/lock", "bo");
    assertThat(Browser.signedIn(dashboard, "sol").open("/duty").body())
        .contains("not in the care teams of 1 patient: their alerts pass this shift by")
        .contains("<h2>Mood</h2>")
        .doesNotContain("Rota of mood");
  }

  @Test
  void aNewPasswordEndsTheSessionsThatTheOldOneBegan() {
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(ana.open("/notices").statusCode()).isEqualTo(200);
    assertThat(post("/accounts/password", "ana", "password", "short").body()).contains("Not set");
    assertThat(post("/accounts/password", "ana", "password", "another long word").body())
        .contains("signs in anew")
        .doesNotContain("another long word");
    assertThat(signedOut(ana)).isTrue();
    assertThat(ana.signIn("ana", RunningDashboard.PASSWORD).uri()).hasPath("/sign-in");
    assertThat(ana.signIn("ana", "another long word").uri().getPath()).isNotEqualTo("/sign-in");

    String user = dashboard.userId("ana");
    String page = post("/accounts/password", "ana").body();
    Matcher made = Pattern.compile("The new password is <code>([\\w-]{20})</code>").matcher(page);
    assertThat(made.find()).isTrue();
    assertThat(ada.open("/accounts/edit?user=" + user).body()).doesNotContain(made.group(1));
    assertThat(signedOut(ana)).isTrue();
    assertThat(ana.signIn("ana", made.group(1)).uri().getPath()).isNotEqualTo("/sign-in");
    assertThat(audited("ACCOUNT_PASSWORD_SET")).isEqualTo(2);
    assertThat(
            dashboard
                .jdbc()
                .sql("select coalesce(string_agg(detail, ''), '') from audit_event")
                .query(String.class)
                .single())
        .doesNotContain(made.group(1), "another long word");
  }

  @Test
  void theLastAdministratorStaysOne() {
    assertThat(post("/accounts/lock", "ada").body())
        .contains("this is the last administrator who can sign in");
    assertThat(
            post("/accounts/edit", "ada", "displayName", "Ada Keys", "role", "RESEARCHER").body())
        .contains("this is the last administrator who can sign in");
    post("/accounts/edit", "sol", "displayName", "Sol Vega", "role", "ADMINISTRATOR");
    post("/accounts/lock", "sol");
    assertThat(post("/accounts/lock", "ada").body())
        .as("a locked one does not count")
        .contains("last");
    post("/accounts/unlock", "sol");
    assertThat(
            post("/accounts/edit", "ada", "displayName", "Ada Keys", "role", "RESEARCHER")
                .statusCode())
        .as("the page is no longer theirs")
        .isEqualTo(403);
    assertThat(dashboard.viewer("ada").role()).isEqualTo(Role.RESEARCHER);
  }

  @Test
  void twoWhoTakeItFromEachOtherAtOnceLeaveOne() throws Exception {
    post("/accounts/edit", "sol", "displayName", "Sol Vega", "role", "ADMINISTRATOR");
    AccountChangeService service = dashboard.bean(AccountChangeService.class);
    ExecutorService people = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 10; round++) {
      List<Callable<ChangeOutcome>> both = new ArrayList<>();
      for (String victim : List.of("ada", "sol")) {
        Viewer by =
            new Viewer(dashboard.userId(victim.equals("ada") ? "sol" : "ada"), Role.ADMINISTRATOR);
        String userId = dashboard.userId(victim);
        both.add(
            () ->
                service.change(
                    by, new AccountChange(userId, victim, Role.RESEARCHER, Set.of(), Set.of())));
      }
      List<ChangeOutcome> outcomes = new ArrayList<>();
      for (Future<ChangeOutcome> one : people.invokeAll(both)) {
        outcomes.add(one.get());
      }
      assertThat(outcomes)
          .containsExactlyInAnyOrder(ChangeOutcome.DONE, ChangeOutcome.LAST_ADMINISTRATOR);
      dashboard
          .jdbc()
          .sql("update app_user set role = 'ADMINISTRATOR' where username in ('ada', 'sol')")
          .update();
    }
    people.shutdown();
  }

  private HttpResponse<String> program(String program, String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("program", program);
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return ada.submit("/accounts/program?program=" + program, "/accounts/program", form);
  }

  @Test
  void aProgramGetsAnotherNameAndOtherHoursAndKeepsItsConfidentiality() {
    dashboard.project(Topic.ENROLLMENTS, Records.enrollment("p-north", "sud").build());
    assertThat(ada.open("/accounts/program?program=sud").body())
        .contains("and stays so, since people were enrolled", "within 15 minutes");
    String[] hours = {
      "zone", "Pacific/Kiritimati", "opens", "09:00", "closes", "17:30", "day", "SUNDAY"
    };
    assertThat(program("sud", with(hours, "name", "Recovery", "part2", "true")).body())
        .contains("Changed.", "Recovery");
    assertThat(dashboard.bean(RotaRepository.class).hours("sud").toString())
        .contains("Pacific/Kiritimati", "09:00", "17:30", "SUNDAY");
    assertThat(Browser.signedIn(dashboard, "sol").open("/duty").body())
        .contains("<h2>Recovery</h2>");
    assertThat(program("sud", with(hours, "name", "Recovery")).body())
        .contains("42 CFR Part 2 goes on to hold");
    assertThat(
            dashboard
                .jdbc()
                .sql("select part2 from program where program_id = 'sud'")
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(
            program(
                    "sud", "name", "R", "zone", "UTC", "opens", "10:00", "closes", "09:00", "day",
                    "MONDAY")
                .body())
        .contains("Not changed");
    assertThat(
            program("sud", "name", "R", "zone", "Nowhere", "opens", "08:00", "closes", "09:00")
                .body())
        .contains("Not changed");
    assertThat(audited("PROGRAM_CHANGED")).isEqualTo(1);
  }

  private static String[] with(String[] fields, String... more) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
