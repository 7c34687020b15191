package org.attune.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.RunningDashboard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What strangers and the careless send. */
class HardeningITCase {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static RunningDashboard dashboard;

  @BeforeAll
  static void start() {
    dashboard = RunningDashboard.start();
    dashboard
        .bean(AccountService.class)
        .enter(
            List.of(),
            List.of(
                new NewAccount(
                    "ada", RunningDashboard.PASSWORD, "Ada Min", Role.ADMINISTRATOR, Set.of()),
                NewAccount.participant("nora", RunningDashboard.PASSWORD, "Nora", "p-north")),
            List.of());
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  /** A form of the pages, who may send it, and what it holds when nothing is wrong with it. */
  private record Form(String username, String page, String action, Map<String, String> fields) {}

  private static final List<Form> FORMS =
      List.of(
          new Form(
              "ada",
              "/accounts",
              "/accounts",
              Map.of(
                  "username", "zoe",
                  "displayName", "Zoe",
                  "role", "DIRECTOR",
                  "password", RunningDashboard.PASSWORD,
                  "team", "north",
                  "program", "none",
                  "patient", "",
                  "issuer", "",
                  "subject", "")),
          new Form(
              "ada",
              "/accounts",
              "/accounts/edit",
              Map.of("user", "u-none", "displayName", "Zoe", "role", "DIRECTOR", "team", "north")),
          new Form(
              "ada",
              "/accounts",
              "/accounts/program",
              Map.of("program", "none", "name", "None", "zone", "UTC", "day", "MONDAY")),
          new Form(
              "ada",
              "/quarantine",
              "/quarantine/reread",
              Map.of("topic", "attune.check-ins", "partition", "0", "offset", "1")),
          new Form("ana", "/tokens", "/tokens", Map.of("name", "Report", "days", "1")),
          new Form(
              "ada",
              "/quarantine",
              "/quarantine/review",
              Map.of("topic", "attune.check-ins", "partition", "0", "offset", "1")),
          new Form(
              "sol",
              "/patients/p-north/consents",
              "/patients/p-north/consents",
              Map.of("program", "sud", "team", "north", "from", "2026-11-03", "until", "")),
          new Form(
              "sol",
              "/emergency-access",
              "/emergency-access",
              Map.of("patient", "p-north", "recipient", "R", "discloser", "D", "nature", "N")),
          new Form(
              "ana",
              "/patients/p-north",
              "/alerts/a-none/contact-attempt",
              Map.of("revision", "1", "reason", "No answer")),
          new Form(
              "ana",
              "/patients/p-north/emergency",
              "/patients/p-north/emergency",
              Map.of("seen", "0", "callbackNumber", "555", "warningSigns", "W", "coping", "C")),
          new Form(
              "ana",
              "/patients/p-north/emergency",
              "/patients/p-north/emergency/location",
              Map.of("location", "At home")),
          new Form(
              "ana",
              "/notices",
              "/notices",
              Map.of("email", "", "webhook", "", "delay", "0", "quietFrom", "")),
          new Form(
              "ana",
              "/patients/p-north",
              "/alerts/a-none/resolve",
              Map.of("revision", "1", "disposition", "CONTACTED")));

  @Test
  void showsNoScriptThatWasTypedIntoAnyFieldAsMarkup() {
    for (Form form : FORMS) {
      Browser browser = Browser.signedIn(dashboard, form.username());
      for (String field : form.fields().keySet()) {
        Map<String, String> fields = new HashMap<>(form.fields());
        fields.put(field, SCRIPT);
        HttpResponse<String> answer = browser.submit(form.page(), form.action(), fields);
        assertThat(answer.statusCode()).as("%s %s", form.action(), field).isIn(200, 400, 404);
        assertThat(answer.body()).as("%s %s", form.action(), field).doesNotContain("<script>alert");
        assertThat(browser.open(form.page()).body()).doesNotContain("<script>alert");
      }
    }
    Browser sol = Browser.signedIn(dashboard, "sol");
    for (String path :
        List.of(
            "/emergency-access/reviews",
            "/emergency-access?patient=%3Cscript%3Ealert(1)%3C/script%3E",
            "/access-reports?patient=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "/patients/%3Cscript%3Ealert(1)")) {
      assertThat(sol.open(path).body()).as(path).doesNotContain("<script>alert");
    }
  }

  @Test
  void refusesANullCharacterInAnyField() {
    for (Form form : FORMS) {
      Browser browser = Browser.signedIn(dashboard, form.username());
      for (String field : form.fields().keySet()) {
        Map<String, String> fields = new HashMap<>(form.fields());
        fields.put(field, "nul\0");
        assertThat(browser.submit(form.page(), form.action(), fields).statusCode())
            .as("%s %s", form.action(), field)
            .isEqualTo(400);
      }
    }
  }

  @Test
  void answersIdsThatNobodyHasPlainly() {
    Browser ana = Browser.signedIn(dashboard, "ana");
    for (String id :
        List.of("x".repeat(3_000), "%00", "..%2F..%2Fetc", "%F0%9F%A6%8A", "'%20or%201=1")) {
      for (String path :
          List.of(
              "/patients/" + id,
              "/patients/" + id + "/consents",
              "/patients/" + id + "/metrics/mood.json")) {
        HttpResponse<String> answer = ana.open(path);
        assertThat(answer.statusCode()).as(path).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Exception", "org.attune", "PSQL");
      }
    }
  }

  @Test
  void createsAnAccountThatSignsInAndRefusesWhatIsWrongWithOne() {
    Browser ada = Browser.signedIn(dashboard, "ada");
    Map<String, String> good =
        Map.of(
            "username", "yan",
            "displayName", "Yan Li",
            "role", "CLINICIAN",
            "password", RunningDashboard.PASSWORD,
            "team", "north",
            "patient", "",
            "issuer", "",
            "subject", "");
    assertThat(ada.submit("/accounts", "/accounts", good).body()).contains("Created.", "Yan Li");
    assertThat(Browser.signedIn(dashboard, "yan").open("/").body()).contains("Nora Quist");
    for (Map.Entry<String, String> bad :
        Map.of(
                "username", "yan",
                "password", "short",
                "team", "no-such-team",
                "patient", "p-north",
                "issuer", "https://issuer.example",
                "displayName", " ")
            .entrySet()) {
      Map<String, String> form = new HashMap<>(good);
      form.put("username", "yan-" + bad.getKey());
      form.put(bad.getKey(), bad.getValue());
      assertThat(ada.submit("/accounts", "/accounts", form).body())
          .as(bad.getKey())
          .contains("Not created:");
    }
  }

  @Test
  void showsParticipantsWhoLookedAndNothingOfAlertsOrPriorities() {
    Browser.signedIn(dashboard, "ana").open("/patients/p-north");
    Browser.signedIn(dashboard, "cy").open("/patients/p-north");
    String page = Browser.signedIn(dashboard, "nora").open("/").body();
    assertThat(page)
        .contains("Ana Ortiz", "opened the record", "call 911", "988")
        .doesNotContain("Cy Park", "lert", "riority", "isk");
    assertThat(
            dashboard
                .jdbc()
                .sql(
                    "select count(*) from audit_event e join app_user u on u.user_id = e.user_id"
                        + " where u.username = 'cy' and e.action = 'PATIENT_REFUSED'"
                        + " and e.patient_id = 'p-north'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(Browser.signedIn(dashboard, "ada").open("/access-reports?patient=p-north").body())
        .contains("day,name,role,what,times", "Ana Ortiz,Clinician,opened the record,");
  }

  @Test
  void countsAFormulaInANameAsText() {
    dashboard
        .bean(AccountService.class)
        .enter(
            List.of(),
            List.of(
                new NewAccount(
                    "eq", RunningDashboard.PASSWORD, "=1+1", Role.CLINICIAN, Set.of("north"))),
            List.of());
    Browser.signedIn(dashboard, "eq").open("/patients/p-north");
    assertThat(Browser.signedIn(dashboard, "ada").open("/access-reports/p-north").body())
        .contains(",'=1+1,");
  }

  @Test
  void readsTheRoleAnewAtEveryRequest() {
    dashboard
        .bean(AccountService.class)
        .enter(
            List.of(),
            List.of(
                new NewAccount(
                    "was", RunningDashboard.PASSWORD, "Was One", Role.ADMINISTRATOR, Set.of())),
            List.of());
    Browser was = Browser.signedIn(dashboard, "was");
    assertThat(was.open("/accounts").statusCode()).isEqualTo(200);
    dashboard.jdbc().sql("update app_user set role = 'DIRECTOR' where username = 'was'").update();
    assertThat(was.open("/accounts").statusCode()).isEqualTo(403);
  }
}
