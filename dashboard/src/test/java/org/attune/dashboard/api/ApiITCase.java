package org.attune.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.fixture.ApiClient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.security.Role;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Tier;
import org.attune.schemas.context.AlertAction;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.result.AlertKind;
import org.attune.schemas.result.PriorityLevel;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Programs that read and act by tokens of Ana (north), Cy (south) and supervisors. */
class ApiITCase {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final LocalDate DURING = LocalDate.of(2026, 10, 20);
  private static final LocalDate BEFORE = LocalDate.of(2026, 9, 20);
  private static final String NOTICE = "Notice under 42 CFR 2.32.";

  private static RunningDashboard dashboard;
  private static ApiClient ana;

  private String id = "";

  @BeforeAll
  static void start() {
    dashboard = RunningDashboard.start();
    AccountService accounts = dashboard.bean(AccountService.class);
    accounts.enterPrograms(
        List.of(new Program("mood", "Mood", false), new Program("sud", "Recovery", true)));
    accounts.enter(
        List.of(new CareTeam("m", "Mood team", "mood"), new CareTeam("r", "Rec team", "sud")),
        List.of(
            new NewAccount("mia", RunningDashboard.PASSWORD, "Mia", Role.CLINICIAN, Set.of("m")),
            new NewAccount("eve", RunningDashboard.PASSWORD, "Eve", Role.CLINICIAN, Set.of("m")),
            new NewAccount("dan", RunningDashboard.PASSWORD, "Dan", Role.CLINICIAN, Set.of("m")),
            NewAccount.supervisor(
                "sue", RunningDashboard.PASSWORD, "Sue Day", Set.of("sud", "mood"))),
        List.of());
    ana = ApiClient.of(dashboard, "ana");
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  /** A patient of a team, with an id of the test's. */
  private void patient(TestInfo test, String team) {
    id = "p-" + test.getTestMethod().orElseThrow().getName() + test.getDisplayName().hashCode();
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient(id, "Pat <b>" + id, team)));
  }

  /** The same with an urgent safety alert, "a-" and the id. */
  private void patientInDanger(TestInfo test) {
    patient(test, "north");
    dashboard.project(
        Topic.ALERTS, Records.alert("a-" + id, id, Records.item9("e-" + id).build()).build());
  }

  /** The same with an alert that is not about safety. */
  private void patientWithLowMood(TestInfo test) {
    patient(test, "north");
    dashboard.project(
        Topic.ALERTS,
        Records.alert("a-" + id, id, Records.moodBreach(DAY).build())
            .setKind(AlertKind.SELF_REPORT_CHANGE)
            .setSafety(false)
            .setTier(Tier.ROUTINE)
            .build());
  }

  private ApiClient.Answer act(ApiClient program, String body) {
    return program.post("/api/v1/alerts/a-" + id + "/actions", body);
  }

  private static List<String> audited(String patientId) {
    return dashboard
        .jdbc()
        .sql(
            "select action || ' ' || coalesce(detail, '') from audit_event where patient_id = :id"
                + " and action not like 'ESCALATION%' order by audit_id")
        .param("id", patientId)
        .query(String.class)
        .list();
  }

  private static JsonNode entry(JsonNode list, String field, String value) {
    for (JsonNode one : list) {
      if (one.path(field).asString("").equals(value)) {
        return one;
      }
    }
    throw new AssertionError("no " + field + " " + value + " in " + list);
  }

  private static void assertProblem(ApiClient.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.text("title")).isNotBlank();
  }

  @Test
  void givesTheCaseloadWithItsAlertsAndSaysWhatIsDelayed(TestInfo test) {
    patientInDanger(test);
    dashboard.project(
        Topic.RISK,
        Records.priority(id, PriorityLevel.SAME_DAY).setMissing(List.of("steps")).build());
    dashboard.project(Topic.TRENDS, Records.point(id, "mood", DAY).build());

    ApiClient.Answer answer = ana.get("/api/v1/caseload");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).isEqualTo("application/json");
    JsonNode patient = entry(answer.json().path("patients"), "patientId", id);
    assertThat(patient.path("name").asString()).isEqualTo("Pat <b>" + id);
    assertThat(patient.path("careTeam").asString()).isEqualTo("North team");
    assertThat(patient.path("priority").asString())
        .as("raised by the open alert, as on the page")
        .isEqualTo("URGENT");
    assertThat(patient.path("lastDataAt").asString()).isEqualTo("2026-11-03T17:00:00Z");
    assertThat(patient.path("silentMetrics").path(0).asString()).isEqualTo("steps");
    JsonNode alert = patient.path("openAlerts").path(0);
    assertThat(alert.path("kind").asString()).isEqualTo("SUICIDE_RISK");
    assertThat(alert.path("dueAt").asString()).isEqualTo("2026-11-03T18:00:00Z");
    assertThat(alert.path("reason").asString()).contains("item 9");
    assertThat(answer.text()).doesNotContain("p-south");
    assertThat(answer.json().path("page").asInt()).isEqualTo(1);
    assertThat(answer.json().has("delayedSince")).isTrue();
    assertThat(ana.get("/api/v1/caseload?page=99").json().path("page").asInt()).isEqualTo(1);
    ApiClient.Answer wrong = ana.get("/api/v1/caseload?page=%3Cscript%3E");
    assertProblem(wrong, 400, "INVALID_FIELD");
    assertThat(wrong.text()).doesNotContain("script");
  }

  @Test
  void givesMetricsAndDaysWithWhatTheyAreJudgedBy(TestInfo test) {
    patient(test, "north");
    dashboard.project(
        Topic.TRENDS,
        Records.point(id, "mood", DAY).setRevision(7).build(),
        Records.point(id, "mood", DAY.plusDays(1))
            .setBaselineMean(null)
            .setBaselineSd(null)
            .setZ(null)
            .build(),
        Records.point(id, "heart-rate", DAY).build());

    ApiClient.Answer list = ana.get("/api/v1/patients/" + id + "/trends");
    JsonNode mood = entry(list.json().path("metrics"), "metric", "mood");
    assertThat(mood.path("days").asInt()).isEqualTo(2);
    assertThat(mood.path("unit").asString()).isEqualTo("{score}");
    assertThat(mood.path("latest").path("day").asString()).isEqualTo("2026-11-03");

    JsonNode days = ana.get("/api/v1/patients/" + id + "/trends/mood").json().path("days");
    assertThat(days.size()).isEqualTo(2);
    JsonNode first = days.path(0);
    assertThat(first.toString())
        .contains(
            "\"day\":\"2026-11-02\"",
            "\"value\":6.0",
            "\"coverage\":1.0",
            "\"status\":\"IN_RANGE\"",
            "\"baselineMean\":6.2",
            "\"baselineSd\":0.8",
            "\"lowerLimit\":5.4",
            "\"upperLimit\":7.0",
            "\"z\":-0.1",
            "\"revision\":7",
            "\"receivedAt\":\"2026-11-03T17:00:00Z\"");
    assertThat(days.path(1).path("z").isNull()).isTrue();
    assertProblem(ana.get("/api/v1/patients/" + id + "/trends/steps"), 404, "NOT_FOUND");
    assertThat(audited(id))
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).contains("token="))
        .anySatisfy(line -> assertThat(line).startsWith("CHART_READ mood token="))
        .filteredOn(line -> line.startsWith("PATIENT_READ"))
        .as("what the report of who looked counts")
        .hasSize(3);
  }

  @Test
  void givesOpenAlertsAndAllOfAPatient(TestInfo test) {
    patientInDanger(test);
    JsonNode alert = entry(ana.get("/api/v1/alerts").json().path("alerts"), "patientId", id);
    assertThat(alert.path("alertId").asString()).isEqualTo("a-" + id);
    assertThat(alert.path("tier").asString()).isEqualTo("URGENT");
    assertThat(alert.path("workflow").asString()).isEqualTo("NEW");
    assertThat(alert.path("revision").asLong()).isEqualTo(1);
    assertThat(ana.get("/api/v1/alerts").text()).doesNotContain("Pat <b>");

    act(ana, "{'action':'RESOLVE','revisionSeen':1,'disposition':'CONTACTED'}".replace('\'', '"'));
    assertThat(ana.get("/api/v1/alerts").text()).doesNotContain(id);
    JsonNode closed = ana.get("/api/v1/patients/" + id + "/alerts").json().path("alerts").path(0);
    assertThat(closed.path("open").asBoolean()).isFalse();
    assertThat(closed.path("disposition").asString()).isEqualTo("CONTACTED");
  }

  @Test
  void actsOnceHoweverOftenAnActionIsSentAndSaysByWhichToken(TestInfo test) throws Exception {
    patientInDanger(test);
    UUID actionId = UUID.randomUUID();
    String body =
        """
        {"actionId": "%s", "action": "RESOLVE", "revisionSeen": 1, "disposition": "NO_ACTION",
         "reason": "<script>said \\"so\\" at the session</script>", "usefulness": "NOT_USEFUL"}
        """
            .formatted(actionId);
    for (int i = 0; i < 2; i++) {
      ApiClient.Answer answer = act(ana, body);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.text("outcome")).isEqualTo("DONE");
      assertThat(answer.text("actionId")).isEqualTo(actionId.toString());
      assertThat(answer.json().path("alert").path("workflow").asString()).isEqualTo("RESOLVED");
    }
    assertThat(audited(id))
        .singleElement()
        .asString()
        .startsWith("ALERT_RESOLVED revision=1 disposition=NO_ACTION token=")
        .doesNotContain("script");
    List<byte[]> sent =
        dashboard
            .jdbc()
            .sql("select payload from outbox where patient_id = :id")
            .param("id", id)
            .query(byte[].class)
            .list();
    assertThat(sent).hasSize(1);
    AlertAction action = EventCodec.of(Topic.ALERT_ACTIONS, AlertAction.class).decode(sent.get(0));
    assertThat(action.getActionId()).isEqualTo(actionId.toString());
    assertThat(Browser.signedIn(dashboard, "ana").open("/patients/" + id).body())
        .contains("&lt;script&gt;said")
        .doesNotContain("<script>said");

    assertProblem(
        act(ana, body.replace("RESOLVE", "RESOLVE").replace("1,", "2,")), 409, "ACTION_ID_TAKEN");
    assertProblem(act(ApiClient.of(dashboard, "bo"), body), 409, "ACTION_ID_TAKEN");
    assertProblem(
        act(ana, "{\"action\": \"ACKNOWLEDGE\", \"revisionSeen\": 1}"), 409, "CLOSED_ALREADY");
  }

  @Test
  void doesNothingOnEvidenceThatWasNotRead(TestInfo test) {
    patientInDanger(test);
    dashboard.project(
        Topic.ALERTS,
        Records.alert(
                "a-" + id,
                id,
                Records.item9("e-" + id).build(),
                Records.item9("f-" + id).setValue(3.0).build())
            .setRevision(2)
            .build());
    ApiClient.Answer answer = act(ana, "{\"action\": \"ACKNOWLEDGE\", \"revisionSeen\": 1}");
    assertProblem(answer, 409, "STALE");
    assertThat(answer.text("detail")).contains("Read the alert again");
    assertThat(audited(id)).isEmpty();
    assertThat(act(ana, "{\"action\": \"ACKNOWLEDGE\", \"revisionSeen\": 2}").status())
        .isEqualTo(200);
  }

  @Test
  void letsOneOfTwoWhoActAtOnceActAndTellsTheOther(TestInfo test) throws Exception {
    patientInDanger(test);
    String body = "{\"action\":\"RESOLVE\",\"revisionSeen\":1,\"disposition\":\"CONTACTED\"}";
    ApiClient bo = ApiClient.of(dashboard, "bo");
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<ApiClient.Answer>> answers =
          both.invokeAll(List.of(() -> act(ana, body), () -> act(bo, body)));
      List<Integer> statuses = new ArrayList<>();
      for (Future<ApiClient.Answer> answer : answers) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    } finally {
      both.shutdown();
    }
    assertThat(audited(id)).hasSize(1);
  }

  @Test
  void neverSnoozesASafetyAlertAndOthersForThreeDaysAtMost(TestInfo test) {
    String tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS) + "";
    String snooze = "{\"action\":\"SNOOZE\",\"revisionSeen\":1,\"snoozedUntil\":\"%s\"}";
    patientInDanger(test);
    assertProblem(act(ana, snooze.formatted(tomorrow)), 422, "NEVER_SNOOZED");
    patientWithLowMood(test);
    id = id + "2";
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient(id, "Pat", "north")));
    dashboard.project(
        Topic.ALERTS,
        Records.alert("a-" + id, id, Records.moodBreach(DAY).build())
            .setKind(AlertKind.SELF_REPORT_CHANGE)
            .setSafety(false)
            .setTier(Tier.ROUTINE)
            .build());
    assertProblem(act(ana, snooze.formatted("2099-01-01T00:00:00Z")), 422, "SNOOZE_TOO_LONG");
    ApiClient.Answer done = act(ana, snooze.formatted(tomorrow));
    assertThat(done.json().path("alert").path("workflow").asString()).isEqualTo("SNOOZED");
    assertThat(done.json().path("alert").path("snoozedUntil").asString()).isEqualTo(tomorrow);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"action":"RESOLVE","revisionSeen":1}                                  | 422 | DISPOSITION_NEEDED
          {"action":"RESOLVE","revisionSeen":1,"disposition":"CONTACT_ATTEMPTED"} | 422 | NOT_AN_ENDING
          {"action":"RESOLVE","revisionSeen":1,"disposition":"NO_ACTION"}         | 422 | REASON_NEEDED
          {"action":"ACKNOWLEDGE","revisionSeen":0}                              | 409 | STALE
          {"action":"ACKNOWLEDGE","revisionSeen":99}                             | 409 | STALE
          {"action":"ACKNOWLEDGE"                                                | 400 | MALFORMED_JSON
          []                                                                     | 400 | MALFORMED_JSON
          null                                                                   | 400 | MALFORMED_JSON
          {} {}                                                                  | 400 | MALFORMED_JSON
          """)
  void refusesWithTheReason(String body, int status, String code, TestInfo test) {
    patientInDanger(test);
    assertProblem(act(ana, body), status, code);
    assertThat(audited(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"action":"ACKNOWLEDGE"}                                              | revisionSeen
          {"revisionSeen":1}                                                    | action
          {"action":"UNKNOWN","revisionSeen":1}                                 | action
          {"action":"ERASE","revisionSeen":1}                                   | action
          {"action":0,"revisionSeen":1}                                         | action
          {"action":"ACKNOWLEDGE","revisionSeen":"1"}                           | revisionSeen
          {"action":"ACKNOWLEDGE","revisionSeen":1.5}                           | revisionSeen
          {"action":"ACKNOWLEDGE","revisionSeen":1,"dispositon":"CONTACTED"}    | dispositon
          {"action":"ACKNOWLEDGE","revisionSeen":1,"disposition":"CONTACTED"}   | disposition
          {"action":"ACKNOWLEDGE","revisionSeen":1,"actionId":"1"}              | actionId
          {"action":"SNOOZE","revisionSeen":1}                                  | snoozedUntil
          {"action":"SNOOZE","revisionSeen":1,"snoozedUntil":"tomorrow"}        | snoozedUntil
          {"action":"CONTACT_ATTEMPT","revisionSeen":1,"reason":"a\\u0000b"}    | reason
          """)
  void namesTheFieldThatIsWrongAndSaysNothingBack(String body, String field, TestInfo test) {
    patientInDanger(test);
    ApiClient.Answer answer = act(ana, body);
    assertProblem(answer, 400, "INVALID_FIELD");
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).doesNotContain("ERASE", "tomorrow", "org.attune");
    assertThat(audited(id)).isEmpty();
  }

  @Test
  void refusesReasonsThatAreTooLong(TestInfo test) {
    patientInDanger(test);
    ApiClient.Answer answer =
        act(
            ana,
            "{\"action\":\"CONTACT_ATTEMPT\",\"revisionSeen\":1,\"reason\":\""
                + "x".repeat(501)
                + "\"}");
    assertProblem(answer, 400, "INVALID_FIELD");
    assertThat(answer.text("field")).isEqualTo("reason");
  }

  @Test
  void answersAlikeForPatientsOfOthersAndForNobody(TestInfo test) {
    patientInDanger(test);
    ApiClient cy = ApiClient.of(dashboard, "cy");
    String nobody = cy.get("/api/v1/patients/p-nobody/trends").text();
    for (String path : List.of("/trends", "/trends/mood", "/alerts")) {
      ApiClient.Answer answer = cy.get("/api/v1/patients/" + id + path);
      assertProblem(answer, 404, "NOT_FOUND");
      assertThat(answer.text()).isEqualTo(nobody);
    }
    ApiClient.Answer acted = act(cy, "{\"action\":\"ACKNOWLEDGE\",\"revisionSeen\":1}");
    assertProblem(acted, 404, "NOT_FOUND");
    assertThat(acted.text()).isEqualTo(nobody);
    assertThat(cy.get("/api/v1/nothing-here").text()).isEqualTo(nobody);
    assertThat(cy.get("/api/v1/alerts").text()).doesNotContain(id);
    assertThat(audited(id))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("PATIENT_REFUSED token="));
  }

  private void enroll(String program, LocalDate day, Confidentiality rules) {
    dashboard.project(
        Topic.ENROLLMENTS,
        Records.enrollment(id, program)
            .setEventId(program + id)
            .setEpisodeId(program)
            .setAdmittedAt(at(day))
            .setConfidentiality(rules)
            .build());
  }

  private static Instant at(LocalDate day) {
    return day.atTime(15, 0).toInstant(ZoneOffset.UTC);
  }

  /**
   * A patient of the mood team with an alert and a day before the admission to "sud" and during.
   */
  private void patientInBothPrograms(TestInfo test) {
    patient(test, "m");
    enroll("mood", BEFORE, Confidentiality.NORMAL);
    for (LocalDate day : List.of(BEFORE, DURING)) {
      Confidentiality rules =
          day.equals(DURING) ? Confidentiality.PART2_SUD : Confidentiality.NORMAL;
      dashboard.project(
          Topic.ALERTS,
          Records.alert(day + id, id, Records.item9(day + "-" + id).build())
              .setOpenedAt(at(day))
              .setLastEvidenceAt(at(day))
              .setConfidentiality(rules)
              .build());
      dashboard.project(
          Topic.TRENDS,
          Records.point(id, "mood", day)
              .setValue(day.equals(DURING) ? 2.75 : 4.25)
              .setConfidentiality(rules)
              .build());
    }
    enroll("sud", LocalDate.of(2026, 10, 5), Confidentiality.PART2_SUD);
  }

  private void assertSees(ApiClient program, boolean all) {
    for (String path :
        List.of(
            "/api/v1/patients/" + id + "/trends/mood",
            "/api/v1/patients/" + id + "/trends",
            "/api/v1/patients/" + id + "/alerts",
            "/api/v1/alerts",
            "/api/v1/caseload")) {
      String text = program.get(path).text();
      assertThat(text.contains(NOTICE)).as(path + " " + text).isEqualTo(all);
      assertThat(text).as(path).contains(id);
      assertThat(text.contains("2.75") || text.contains(DURING + id)).as(path).isEqualTo(all);
    }
    assertThat(program.get("/api/v1/patients/" + id + "/trends/mood").text()).contains("4.25");
    assertThat(
            program
                .post(
                    "/api/v1/alerts/" + DURING + id + "/actions",
                    "{\"action\":\"SNOOZE\",\"revisionSeen\":1,"
                        + "\"snoozedUntil\":\"2099-01-01T00:00:00Z\"}")
                .status())
        .isEqualTo(all ? 422 : 404);
  }

  @Test
  void withholdsPart2RecordsUntilAConsentAndAfterItIsRevoked(TestInfo test) {
    patientInBothPrograms(test);
    ApiClient mia = ApiClient.of(dashboard, "mia");
    assertSees(mia, false);
    Browser sue = Browser.signedIn(dashboard, "sue");
    String consents = "/patients/" + id + "/consents";
    sue.submit(consents, consents, Map.of("program", "sud"));
    assertSees(mia, true);
    String consentId =
        dashboard
            .jdbc()
            .sql("select consent_id from consent where patient_id = :id")
            .param("id", id)
            .query(String.class)
            .single();
    sue.submit(consents, consents + "/" + consentId + "/revoke", Map.of());
    assertSees(mia, false);
    leave();
  }

  @Test
  void showsPart2RecordsToWhoeverOpenedThemInAnEmergency(TestInfo test) {
    patientInBothPrograms(test);
    ApiClient eve = ApiClient.of(dashboard, "eve");
    assertSees(eve, false);
    Browser.signedIn(dashboard, "eve")
        .submit(
            "/emergency-access",
            "/emergency-access",
            Map.of(
                "patient", id, "recipient", "Dr Ito", "discloser", "Eve", "nature", "unconscious"));
    assertSees(eve, true);
    leave();
  }

  /** Another test's Part 2 records would stand in the caseload, too. */
  private void leave() {
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient(id, "Pat", "south")));
  }

  @Test
  void refusesTokensThatAreNotInForceAndSaysNotWhy() {
    ApiClient revoked = ApiClient.of(dashboard, "dan");
    assertThat(revoked.get("/api/v1/caseload").status()).isEqualTo(200);
    Browser dan = Browser.signedIn(dashboard, "dan");
    String tokenId =
        dashboard
            .jdbc()
            .sql("select token_id::text from api_token where user_id = :id")
            .param("id", dashboard.userId("dan"))
            .query(String.class)
            .single();
    assertThat(
            Browser.signedIn(dashboard, "cy")
                .submit("/tokens", "/tokens/revoke", Map.of("token", tokenId))
                .body())
        .as("somebody else")
        .contains("no such token");
    assertThat(revoked.get("/api/v1/caseload").status()).isEqualTo(200);
    assertThat(dan.submit("/tokens", "/tokens/revoke", Map.of("token", tokenId)).body())
        .contains("Revoked:");
    ApiClient expired = ApiClient.of(dashboard, "dan");
    dashboard
        .jdbc()
        .sql(
            "update api_token set created_at = now() - interval '2 days',"
                + " expires_at = now() - interval '1 second' where user_id = :id and revoked_at is"
                + " null")
        .param("id", dashboard.userId("dan"))
        .update();
    ApiClient garbage = new ApiClient(dashboard.address(), "attune_garbage");
    ApiClient nothing = new ApiClient(dashboard.address(), "");
    String body = nothing.get("/api/v1/caseload").text();
    for (ApiClient program : List.of(revoked, expired, garbage, nothing)) {
      for (String path : List.of("/api/v1/caseload", "/api/v1/openapi.json", "/api/nothing")) {
        ApiClient.Answer answer = program.get(path);
        assertProblem(answer, 401, "NOT_SIGNED_IN");
        assertThat(answer.text()).isEqualTo(body);
      }
    }
    assertThat(Browser.signedIn(dashboard, "dan").open("/").statusCode())
        .as("failed tokens keep nobody from signing in")
        .isEqualTo(200);
  }

  @Test
  void followsTheAccountAtOnce() {
    dashboard
        .bean(AccountService.class)
        .enter(
            List.of(),
            List.of(
                new NewAccount(
                    "tom", RunningDashboard.PASSWORD, "Tom", Role.CLINICIAN, Set.of("north"))),
            List.of());
    ApiClient tom = ApiClient.of(dashboard, "tom");
    assertThat(tom.get("/api/v1/patients/p-north/alerts").status()).isEqualTo(200);
    assertProblem(tom.get("/api/v1/enrollments"), 403, "FORBIDDEN");
    String account = "update app_user set %s where username = 'tom'";
    dashboard.jdbc().sql(account.formatted("locked_until = now() + interval '1 minute'")).update();
    assertProblem(tom.get("/api/v1/caseload"), 401, "NOT_SIGNED_IN");
    dashboard.jdbc().sql(account.formatted("locked_until = null")).update();
    dashboard
        .jdbc()
        .sql("delete from membership where user_id = :id")
        .param("id", dashboard.userId("tom"))
        .update();
    assertProblem(tom.get("/api/v1/patients/p-north/alerts"), 404, "NOT_FOUND");
    dashboard.jdbc().sql(account.formatted("role = 'RESEARCHER'")).update();
    assertProblem(tom.get("/api/v1/caseload"), 403, "FORBIDDEN");
  }

  @Test
  void takesNoSessionForATokenAndNoTokenForASession() {
    Browser session = Browser.signedIn(dashboard, "ana");
    assertThat(session.json("/api/v1/caseload").statusCode()).isEqualTo(401);
    assertThat(session.post("/api/v1/alerts/a-1/actions", "revision=1").statusCode())
        .isEqualTo(401);
    assertThat(session.json("/api/v1/caseload").headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(ana.get("/caseload").status()).as("a page").isEqualTo(401);
    String token = ApiClient.tokenOf(dashboard, "ana");
    assertThat(
            new ApiClient(dashboard.address(), "")
                .get("/api/v1/caseload?access_token=" + token)
                .status())
        .as("addresses stand in logs")
        .isEqualTo(401);
  }

  @Test
  void keepsHashesOfTokensAndShowsATokenOnce() {
    Browser cy = Browser.signedIn(dashboard, "cy");
    String page =
        cy.submit("/tokens", "/tokens", Map.of("name", "<i>ward</i> screen", "days", "90")).body();
    assertThat(page).contains("&lt;i&gt;ward&lt;/i&gt; screen").doesNotContain("<i>ward");
    String token = page.replaceAll("(?s).*<code>(attune_[\\w-]{43})</code>.*", "$1");
    assertThat(token).hasSize(50);
    assertThat(new ApiClient(dashboard.address(), token).get("/api/v1/caseload").status())
        .isEqualTo(200);
    assertThat(cy.open("/tokens").body()).doesNotContain(token);
    assertThat(
            dashboard
                .jdbc()
                .sql("select count(*) from api_token t where t::text like '%' || :token || '%'")
                .param("token", token.substring("attune_".length()))
                .query(Long.class)
                .single())
        .isZero();
    for (Map<String, String> bad :
        List.of(
            Map.of("name", "x", "days", "91"),
            Map.of("name", "x", "days", "0"),
            Map.of("name", " ", "days", "1"),
            Map.of("name", "x".repeat(101), "days", "1"))) {
      assertThat(cy.submit("/tokens", "/tokens", bad).body()).contains("Not made:");
    }
  }

  private static Map<String, String> adult(String patientId) {
    Map<String, String> fields = new HashMap<>();
    fields.put("patientId", patientId);
    fields.put("name", "Pia <b>New</b>");
    fields.put("birthDate", LocalDate.now(ZoneId.systemDefault()).minusYears(18).toString());
    fields.put("programId", "sud");
    fields.put("careTeamId", "r");
    fields.put("zone", "America/Chicago");
    return fields;
  }

  private static String json(Map<String, String> fields) {
    return new tools.jackson.databind.json.JsonMapper().writeValueAsString(fields);
  }

  @Test
  void admitsAdultsUnderTheRulesOfTheForm() throws Exception {
    ApiClient sue = ApiClient.of(dashboard, "sue");
    JsonNode places = sue.get("/api/v1/enrollments").json();
    assertThat(entry(places.path("programs"), "programId", "sud").path("part2").asBoolean())
        .isTrue();
    assertThat(entry(places.path("careTeams"), "careTeamId", "r").path("programId").asString())
        .isEqualTo("sud");

    ApiClient.Answer done = sue.post("/api/v1/enrollments", json(adult("p-new")));
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    assertThat(done.json().path("part2").asBoolean()).isTrue();
    Enrollment record =
        EventCodec.of(Topic.ENROLLMENTS, Enrollment.class)
            .decode(
                dashboard
                    .jdbc()
                    .sql("select payload from outbox where patient_id = 'p-new'")
                    .query(byte[].class)
                    .single());
    assertThat(record.getConfidentiality()).isEqualTo(Confidentiality.PART2_SUD);
    assertThat(audited("p-new")).singleElement().asString().startsWith("ENROLLED sud token=");
    assertProblem(sue.post("/api/v1/enrollments", json(adult("p-new"))), 409, "IN_CARE_ALREADY");

    Map<String, String> minor = adult("p-minor");
    minor.put(
        "birthDate", LocalDate.now(ZoneId.systemDefault()).minusYears(18).plusDays(1).toString());
    ApiClient.Answer refused = sue.post("/api/v1/enrollments", json(minor));
    assertProblem(refused, 422, "UNDER_18");
    assertThat(refused.text("detail")).contains("the person is under 18");
  }

  @ParameterizedTest
  @CsvSource({
    "patientId, p/../x, 400, INVALID_FIELD, patientId",
    "name, ' ', 400, INVALID_FIELD, name",
    "name, 'a\0b', 400, INVALID_FIELD, name",
    "birthDate, 1990-02-30, 400, INVALID_FIELD, birthDate",
    "birthDate, 2099-01-01, 400, INVALID_FIELD, birthDate",
    "zone, Mars/Olympus, 400, INVALID_FIELD, zone",
    "programId, 'o\0o', 400, INVALID_FIELD, programId",
    "careTeamId, m, 422, NO_SUCH_TEAM, ''",
    "program, sud, 400, INVALID_FIELD, program"
  })
  void refusesWhatTheFormRefuses(
      String field, String value, int status, String code, String named) {
    Map<String, String> fields = adult("p-bad");
    fields.put(field, value);
    ApiClient.Answer answer =
        ApiClient.of(dashboard, "sue").post("/api/v1/enrollments", json(fields));
    assertProblem(answer, status, code);
    assertThat(answer.text("field")).isEqualTo(named);
    assertThat(
            dashboard
                .jdbc()
                .sql("select count(*) from outbox where patient_id = 'p-bad'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void answersWhatIsNoRequestAtAllAsAProblem() {
    assertProblem(ana.post("/api/v1/caseload", "{}"), 405, "METHOD_NOT_ALLOWED");
    assertProblem(act(ana, ""), 400, "MALFORMED_JSON");
    assertProblem(act(ana, "[" + " ".repeat(65_536)), 413, "CONTENT_TOO_LARGE");
    assertThat(ana.get("/api/v1/patients/%00/alerts").status()).isEqualTo(400);
  }

  @Test
  void answersProgramsThatAskTooOftenLater() {
    ApiClient bo = ApiClient.of(dashboard, "bo");
    ApiClient.Answer answer = bo.get("/api/v1/enrollments");
    for (int i = 0; i < 3_000 && answer.status() == 403; i++) {
      answer = bo.get("/api/v1/enrollments");
    }
    assertProblem(answer, 429, "TOO_MANY_REQUESTS");
    assertThat(Browser.signedIn(dashboard, "bo").open("/").statusCode())
        .as("programs cost nobody the next page")
        .isEqualTo(200);
  }
}
