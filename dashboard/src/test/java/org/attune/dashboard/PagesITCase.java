package org.attune.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.EventStream;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.live.LiveStreams;
import org.attune.dashboard.security.PatientViewerRepository;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.common.Tier;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.AlertKind;
import org.attune.schemas.result.ChartStatus;
import org.attune.schemas.result.Detection;
import org.attune.schemas.result.Evidence;
import org.attune.schemas.result.PriorityLevel;
import org.attune.schemas.result.TrendPoint;
import org.attune.schemas.system.Ledger;
import org.attune.schemas.system.Quarantined;
import org.attune.schemas.system.RejectionReason;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.Random.class)
class PagesITCase {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static RunningDashboard dashboard;

  @BeforeAll
  static void start() {
    dashboard = RunningDashboard.start();
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static void patient(String patientId, String name, String careTeam) {
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient(patientId, name, careTeam)));
  }

  private static Alert.Builder urgent(String id) {
    return Records.alert("a-" + id, "p-" + id, Records.item9("e-" + id).build());
  }

  private static long count(String sql, String id) {
    return dashboard.jdbc().sql(sql).param("id", id).query(Long.class).single();
  }

  // ---- who gets in

  @Test
  void leadsToSignInAndBack() {
    Browser browser = new Browser(dashboard.address());
    assertThat(browser.open("/patients/p-north").uri().getPath()).isEqualTo("/sign-in");
    HttpResponse<String> page = browser.signIn("ANA", RunningDashboard.PASSWORD);
    assertThat(page.uri().getPath()).isEqualTo("/patients/p-north");
    assertThat(page.body()).contains("Nora Quist", "Ana Ortiz");
  }

  @Test
  void refusesAWrongPasswordWithoutSayingWhatWasWrong() {
    String wrong = new Browser(dashboard.address()).signIn("ana", "wrong").body();
    String nobody = new Browser(dashboard.address()).signIn("nobody", "wrong").body();
    assertThat(wrong).contains("That did not work");
    assertThat(nobody.replaceAll("value=\"[^\"]*\"", ""))
        .isEqualTo(wrong.replaceAll("value=\"[^\"]*\"", ""));
  }

  @Test
  void locksAnAccountAfterTenWrongPasswords() {
    Browser browser = new Browser(dashboard.address());
    for (int i = 0; i < 10; i++) {
      browser.signIn("bo", "wrong " + i);
    }
    assertThat(browser.signIn("bo", RunningDashboard.PASSWORD).uri().getPath())
        .isEqualTo("/sign-in");
    dashboard.jdbc().sql("update app_user set locked_until = null where username = 'bo'").update();
    assertThat(browser.signIn("bo", RunningDashboard.PASSWORD).uri().getPath()).isEqualTo("/");
  }

  @Test
  void servesPartsFiguresAndStreamsToNobodyUnknown() {
    Browser browser = new Browser(dashboard.address());
    assertThat(browser.fetch("/caseload").statusCode()).isEqualTo(401);
    assertThat(browser.json("/patients/p-north/metrics/mood.json").statusCode()).isEqualTo(401);
    assertThat(browser.json("/live").statusCode()).isEqualTo(401);
    assertThat(browser.json("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(browser.open("/actuator/env").uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void sendsNoFormWithoutItsToken() {
    urgentOf("csrf", "north");
    Browser ana = Browser.signedIn(dashboard, "ana");
    HttpResponse<String> refused = ana.post("/alerts/a-csrf/acknowledge", "revision=1");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Nothing was recorded.", "signed out");
    assertThat(count("select count(*) from alert_workflow where alert_id = :id", "a-csrf"))
        .isZero();
  }

  @Test
  void guardsEveryAnswerWithHeaders() {
    HttpResponse<String> page = Browser.signedIn(dashboard, "ana").open("/");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(new Browser(dashboard.address()).open("/sign-in").headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie).contains("attune-session=", "HttpOnly", "SameSite=Strict"));
    assertThat(page.body()).doesNotContain("<style", " style=\"", "javascript:", "onclick");
    assertThat(page.body().replaceAll("<script src=\"[^\"]+\" defer(=\"[^\"]*\")?></script>", ""))
        .doesNotContain("<script");
  }

  @Test
  void servesEveryFileThatItsPagesName() {
    Browser ana = Browser.signedIn(dashboard, "ana");
    String pages = ana.open("/").body() + ana.open("/patients/p-north").body();
    List<String> files =
        java.util.regex.Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"")
            .matcher(pages)
            .results()
            .map(match -> match.group(1))
            .distinct()
            .toList();
    assertThat(files).hasSizeGreaterThanOrEqualTo(8);
    assertThat(files)
        .allSatisfy(
            file -> {
              HttpResponse<String> answer = ana.open(file);
              assertThat(answer.statusCode()).as(file).isEqualTo(200);
              assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                  .as("%s of an older release beside a page of a newer one", file)
                  .contains("no-cache");
            });
  }

  @Test
  void saysThatNothingWasRecordedWhenTheSessionEndedBeforeTheClick() {
    urgentOf("ended", "north");
    Browser ana = Browser.signedIn(dashboard, "ana");
    Browser signedOut = new Browser(dashboard.address());
    for (HttpResponse<String> answer :
        List.of(
            ana.post("/alerts/a-ended/acknowledge", "revision=1&_csrf=of-another-session"),
            signedOut.post("/alerts/a-ended/acknowledge", "revision=1&_csrf=of-another-session"))) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("Nothing was recorded.").doesNotContain("p-ended");
    }
    assertThat(count("select count(*) from alert_workflow where alert_id = :id", "a-ended"))
        .isZero();
  }

  @Test
  void answersBadInputPlainlyAndShowsNothingOfItsInside() {
    urgentOf("bad", "north");
    Browser ana = Browser.signedIn(dashboard, "ana");
    for (String page : List.of("0", "-7", "99", "2147483647")) {
      assertThat(ana.open("/?page=" + page).statusCode()).as("page %s", page).isEqualTo(200);
    }
    String act = "/alerts/a-bad/acknowledge";
    List<HttpResponse<String>> answers =
        List.of(
            ana.open("/?page=second"),
            ana.open(act),
            ana.submit("/", act, Map.of()),
            ana.submit("/", act, Map.of("revision", "<script>alert(1)</script>")),
            ana.submit("/", act, Map.of("revision", "9".repeat(40))),
            ana.submit("/", act, Map.of("revision", "1".repeat(100_000))),
            ana.submit(
                "/", "/alerts/a-bad/resolve", Map.of("revision", "1", "disposition", "<b>x</b>")),
            ana.submit("/", "/patients/p-bad", Map.of()));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isIn(400, 405, 413);
              assertThat(answer.body())
                  .contains("That did not work")
                  .doesNotContain("Exception", "org.attune", "<script>alert", "<b>x</b>");
            });
    assertThat(count("select count(*) from alert_workflow where alert_id = :id", "a-bad")).isZero();
  }

  @Test
  void recordsNoReviewOfARecordThatDoesNotExist() {
    Browser ana = Browser.signedIn(dashboard, "ana");
    for (String topic : List.of("attune.check-ins", "no-topic", "<script>")) {
      HttpResponse<String> answer =
          ana.submit(
              "/",
              "/quarantine/review",
              Map.of("topic", topic, "partition", "0", "offset", "99999999"));
      assertThat(answer.statusCode()).as(topic).isEqualTo(200);
      assertThat(answer.body())
          .contains("Not recorded: there is no such record")
          .doesNotContain("<script>\"");
    }
  }

  // ---- what a viewer sees

  @Test
  void showsACaseloadOfTheOwnTeamsOnly() {
    assertThat(Browser.signedIn(dashboard, "ana").open("/").body())
        .contains("Nora Quist")
        .doesNotContain("Sam Reyes");
    assertThat(Browser.signedIn(dashboard, "sol").open("/").body())
        .contains("Nora Quist", "Sam Reyes");
  }

  @Test
  void answersForAnotherTeamsPatientAsForNone() {
    patient("p-hid", "Hidden One", "south");
    dashboard.project(Topic.TRENDS, Records.point("p-hid", "mood", DAY).build());
    dashboard.project(Topic.ALERTS, urgent("hid").build());
    Browser ana = Browser.signedIn(dashboard, "ana");
    HttpResponse<String> page = ana.open("/patients/p-hid");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Nothing here").doesNotContain("Hidden");
    assertThat(ana.open("/patients/p-nobody").body()).isEqualTo(page.body());
    assertThat(ana.json("/patients/p-hid/metrics/mood.json").statusCode()).isEqualTo(404);
    assertThat(ana.submit("/", "/alerts/a-hid/acknowledge", Map.of("revision", "1")).statusCode())
        .isEqualTo(404);
    assertThat(
            ana.submit(
                    "/",
                    "/alerts/a-hid/resolve",
                    Map.of("revision", "1", "disposition", "CONTACTED"))
                .statusCode())
        .isEqualTo(404);
    assertThat(count("select count(*) from alert_workflow where alert_id = :id", "a-hid")).isZero();
    assertThat(Browser.signedIn(dashboard, "cy").open("/patients/p-hid").statusCode())
        .isEqualTo(200);
  }

  @Test
  void showsSupervisorsThePatientsThatNobodyKnowsYet() {
    dashboard.project(Topic.ALERTS, urgent("stray").build());
    assertThat(Browser.signedIn(dashboard, "sol").open("/").body())
        .contains("Patient p-stray (not in the directory)", "No care team yet");
    assertThat(Browser.signedIn(dashboard, "ana").open("/").body()).doesNotContain("p-stray");
  }

  @Test
  void shownNamesAreTextAndNeverMarkup() {
    patient("p-esc", "<script>alert(1)</script>", "north");
    dashboard.project(Topic.ALERTS, urgent("esc").build());
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(ana.open("/").body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
    assertThat(ana.open("/patients/p-esc").body()).doesNotContain("<script>alert");
  }

  @Test
  void putsSafetyFirstThenPriorityThenName() {
    for (String[] one :
        new String[][] {
          {"o1", "AA Quiet"},
          {"o2", "BB Watched"},
          {"o3", "CC Sparse"},
          {"o4", "DD Same day"},
          {"o5", "EE Waits longer"},
          {"o6", "FF Immediate"},
          {"o7", "GG Waits less"},
          {"o8", "HH Imported"}
        }) {
      patient("p-" + one[0], one[1], "north");
    }
    dashboard.project(
        Topic.RISK,
        Records.priority("p-o1", PriorityLevel.NO_ALERT_SIGNALS).build(),
        Records.priority("p-o2", PriorityLevel.WATCH).build(),
        Records.priority("p-o3", PriorityLevel.INSUFFICIENT_DATA).build());
    dashboard.project(
        Topic.ALERTS,
        urgent("o4").setTier(Tier.SAME_DAY).build(),
        urgent("o5").setLastEvidenceAt(Records.NOON.minusSeconds(600)).build(),
        urgent("o6").setTier(Tier.IMMEDIATE).build(),
        urgent("o7").build(),
        Records.alert("a-o8", "p-o8", Records.item9("e-o8").setNotify(false).build())
            .setLastEvidenceAt(Records.NOON.minus(Duration.ofDays(40)))
            .build());
    String page = Browser.signedIn(dashboard, "ana").open("/").body();
    String table = page.substring(page.indexOf("<table"));
    assertThat(
            List.of(
                table.indexOf("FF Immediate"),
                table.indexOf("EE Waits longer"),
                table.indexOf("GG Waits less"),
                table.indexOf("HH Imported"),
                table.indexOf("DD Same day"),
                table.indexOf("BB Watched"),
                table.indexOf("CC Sparse"),
                table.indexOf("AA Quiet")))
        .isSorted()
        .doesNotContain(-1);
    assertThat(table).contains("Insufficient data", "No alert signals");
  }

  @Test
  void leavesOutWhoWasDischargedUnlessAnAlertIsOpen() {
    patient("p-gone", "Gone Away", "north");
    dashboard.project(Topic.ENROLLMENTS, discharged("p-gone"));
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(ana.open("/").body()).doesNotContain("Gone Away");
    dashboard.project(Topic.ALERTS, urgent("gone").build());
    assertThat(ana.open("/").body()).contains("Gone Away");
  }

  private static Enrollment discharged(String patientId) {
    return Records.enrollment(patientId, "iop").setDischargedAt(Records.NOON).build();
  }

  @Test
  void saysWhyOnThePatientsPageAndAuditsItsReading() {
    patient("p-why", "Wila Hyde", "north");
    dashboard.project(Topic.TRENDS, Records.point("p-why", "mood", DAY).build());
    dashboard.project(
        Topic.RISK,
        Records.priority("p-why", PriorityLevel.WATCH).setMissing(List.of("energy")).build());
    dashboard.project(
        Topic.ALERTS,
        urgent("why").build(),
        Records.alert("a-why-2", "p-why", Records.moodBreach(DAY).build())
            .setKind(AlertKind.SELF_REPORT_CHANGE)
            .setSafety(false)
            .setTier(Tier.ROUTINE)
            .build());
    Browser ana = Browser.signedIn(dashboard, "ana");
    String page = ana.open("/patients/p-why").body();
    assertThat(page)
        .contains("was answered “more than half the days” (2 of 3)")
        .contains("Mood has been running below usual")
        .contains("no data for 7 days or more from <span>Energy</span>")
        .contains("Within usual range")
        .doesNotContain("low risk", "normal");
    assertThat(
            count(
                "select count(*) from audit_event where action = 'PATIENT_READ' and patient_id = :id",
                "p-why"))
        .isEqualTo(1);
    assertThat(ana.json("/patients/p-why/metrics/mood.json").body())
        .contains("\"label\":\"Mood\"", "\"values\":[6.0]", "\"alerts\":[6.0]");
  }

  @Test
  void showsWhatLiesOutsideFirstAndWhichDaysALateSyncCompleted() {
    patient("p-late", "Lars Late", "north");
    Times times = dashboard.bean(Times.class);
    dashboard.project(
        Topic.TRENDS,
        Records.point("p-late", "mood", times.today()).build(),
        Records.point("p-late", "anxiety", times.today())
            .setStatus(ChartStatus.ADVERSE)
            .setEwma(7.4)
            .build(),
        Records.point("p-late", "sleep-duration", times.today().minusDays(4))
            .setReceivedAt(times.now())
            .build());
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(ana.open("/patients/p-late").body())
        .containsSubsequence(
            "id=\"group-outside\"",
            "Running above this patient&#39;s usual, in the direction of concern.",
            "id=\"group-self-reports\"",
            "id=\"group-wearable\"",
            "late sync, received ");
    assertThat(ana.json("/patients/p-late/metrics/sleep-duration.json").body())
        .contains("\"late\":[6.0]");
    assertThat(ana.json("/patients/p-late/metrics/mood.json").body()).contains("\"late\":[null]");
  }

  @Test
  void marksChangesOfTreatmentOnEveryChartAndChartsNoneOfThem() {
    patient("p-mark", "Mara Mark", "north");
    LocalDate today = dashboard.bean(Times.class).today();
    dashboard.project(
        Topic.TRENDS,
        Records.point("p-mark", "mood", today)
            .setSlopePerDay(0.31)
            .setSlope14Lower(0.12)
            .setSlope14Upper(0.48)
            .build(),
        Records.point("p-mark", "ratings-together", today).build(),
        Records.point("p-mark", "medication-change", today)
            .setStatus(ChartStatus.SPARSE)
            .setValue(1)
            .build(),
        Records.point("p-mark", "exposure-work", today)
            .setStatus(ChartStatus.SPARSE)
            .setValue(0)
            .setSamples(0)
            .build());
    assertThat(Browser.signedIn(dashboard, "ana").open("/patients/p-mark").body())
        .containsSubsequence(
            "id=\"treatment-marks\"",
            "data-word=\"medication\"",
            "class=\"key mark\"",
            "id=\"chart-ratings-together\"",
            " · medication changed</span>",
            "id=\"chart-mood\"",
            "Rising by about 0.3 a day over the last 14 days (0.1 to 0.5).",
            " · medication changed</span>")
        .doesNotContain("chart-medication-change", "chart-exposure-work", "xposure work");
  }

  @Test
  void saysBesideAQuestionnairesTotalWhatTheSourcePrintedAndIsNotUsed() {
    patient("p-print", "Pru Print", "north");
    LocalDate today = dashboard.bean(Times.class).today();
    dashboard.project(
        Topic.TRENDS,
        total("phq-9-total", today, 12),
        total("phq-9-printed", today, 14),
        total("phq-9-printed-answers", today, 12),
        total("phq-9-printed", today.minusDays(7), 20),
        total("isi-printed", today.minusDays(3), 9));
    assertThat(Browser.signedIn(dashboard, "ana").open("/patients/p-print").body())
        .containsSubsequence(
            "ISI, " + Times.plainDay(today.minusDays(3)) + ":",
            "The source printed 9; its answers make no total, so that it cannot be checked and is"
                + " not used.",
            "id=\"chart-phq-9-total\"",
            Times.plainDay(today) + ":",
            "The source printed 14; its answers make 12, which is used.",
            Times.plainDay(today.minusDays(7)) + ":",
            "The source printed 20; its answers make no total")
        .doesNotContain("chart-phq-9-printed", "chart-isi", "Notes on questionnaires");
  }

  private static TrendPoint total(String metric, LocalDate day, double value) {
    return Records.point("p-print", metric, day)
        .setStatus(ChartStatus.SPARSE)
        .setValue(value)
        .build();
  }

  @Test
  void foldsALongQuarantineAndPutsAssessmentsFirst() {
    Quarantined[] many = new Quarantined[25];
    for (int i = 0; i < many.length; i++) {
      many[i] =
          Quarantined.newBuilder(quarantined(500 + i))
              .setTopic("attune.biometrics")
              .setProducedAt(Records.NOON.plusSeconds(i))
              .build();
    }
    dashboard.project(Topic.QUARANTINE, many);
    dashboard.project(
        Topic.QUARANTINE, Quarantined.newBuilder(quarantined(900)).setPartition(4).build());
    Browser ana = Browser.signedIn(dashboard, "ana");
    String page = ana.open("/quarantine").body();
    assertThat(page).contains(" more records</summary>");
    String records = page.substring(page.indexOf("records-heading"));
    assertThat(records.indexOf("attune.assessments"))
        .isPositive()
        .isLessThan(records.indexOf("attune.biometrics"));
    ana.submit(
        "/quarantine",
        "/quarantine/review",
        Map.of("topic", "attune.assessments", "partition", "4", "offset", "900"));
  }

  // ---- the workflow

  private static void urgentOf(String id, String careTeam) {
    patient("p-" + id, "Patient " + id, careTeam);
    dashboard.project(Topic.ALERTS, urgent(id).build());
  }

  @Test
  void acknowledgesAndBecomesNewAgainWithMoreEvidence() {
    urgentOf("ack", "north");
    Browser ana = Browser.signedIn(dashboard, "ana");
    String page =
        ana.submit("/patients/p-ack", "/alerts/a-ack/acknowledge", Map.of("revision", "1")).body();
    assertThat(page).contains("Recorded.", "Acknowledged", "by <span>Ana Ortiz");
    assertThat(page).doesNotContain(">Acknowledge</button>");

    dashboard.project(Topic.ALERTS, urgent("ack").setRevision(2).build());
    assertThat(ana.open("/patients/p-ack").body())
        .as("a revision without evidence changes nothing")
        .doesNotContain(">Acknowledge</button>");

    dashboard.project(
        Topic.ALERTS,
        Records.alert(
                "a-ack", "p-ack", Records.item9("e-ack").build(), Records.item9("e-ack-2").build())
            .setRevision(3)
            .build());
    assertThat(ana.open("/patients/p-ack").body())
        .contains(">Acknowledge</button>", "Acknowledged before this evidence");
  }

  @Test
  void becomesNewAgainWhenSeenEvidenceIsCorrectedOrItsWithdrawalTakenBack() {
    urgentOf("cor", "north");
    Browser ana = Browser.signedIn(dashboard, "ana");
    ana.submit("/patients/p-cor", "/alerts/a-cor/acknowledge", Map.of("revision", "1"));

    project("cor", 2, Records.item9("e-cor").setFlags(List.of("RETRACTED")).build());
    assertThat(ana.open("/patients/p-cor").body())
        .as("a withdrawal annotates")
        .contains("The answer was withdrawn later.")
        .doesNotContain(">Acknowledge</button>");

    project("cor", 3, Records.item9("e-cor").setValue(1.0).build());
    assertThat(ana.open("/patients/p-cor").body())
        .as("one piece of evidence as before, but it says otherwise")
        .contains(">Acknowledge</button>");
    assertThat(
            ana.submit("/patients/p-cor", "/alerts/a-cor/acknowledge", Map.of("revision", "2"))
                .body())
        .contains("Not recorded: new evidence came in");
  }

  private static void project(String id, long revision, Evidence... evidence) {
    dashboard.project(
        Topic.ALERTS, Records.alert("a-" + id, "p-" + id, evidence).setRevision(revision).build());
  }

  @Test
  void leavesAnAcknowledgedChartAlertInPeaceWhileItTellsNothingNew() {
    patient("p-chart", "Chart One", "north");
    Alert.Builder alert =
        Records.alert("a-chart", "p-chart", Records.moodBreach(DAY).build())
            .setKind(AlertKind.SELF_REPORT_CHANGE)
            .setSafety(false)
            .setTier(Tier.ROUTINE);
    dashboard.project(Topic.ALERTS, alert.build());
    Browser ana = Browser.signedIn(dashboard, "ana");
    ana.submit("/patients/p-chart", "/alerts/a-chart/acknowledge", Map.of("revision", "1"));
    Evidence nextDay = Records.moodBreach(DAY.plusDays(1)).setNotify(false).build();
    dashboard.project(
        Topic.ALERTS,
        alert
            .setEvidence(List.of(Records.moodBreach(DAY).build(), nextDay))
            .setEvidenceCount(2)
            .setRevision(2)
            .build());
    assertThat(ana.open("/patients/p-chart").body())
        .contains("All evidence (2)")
        .doesNotContain(">Acknowledge</button>");
  }

  @Test
  void resolvesASafetyAlertOnlyWithADisposition() {
    urgentOf("res", "north");
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(
            ana.submit(
                    "/patients/p-res",
                    "/alerts/a-res/resolve",
                    Map.of("revision", "1", "disposition", ""))
                .body())
        .contains("a safety alert is closed only with what came of it");
    assertThat(
            ana.submit(
                    "/patients/p-res",
                    "/alerts/a-res/resolve",
                    Map.of("revision", "1", "disposition", "SAFETY_PLAN_REVIEWED"))
                .body())
        .contains("Recorded.", "No open alerts.", "Safety plan reviewed");
    assertThat(
            ana.submit("/patients/p-res", "/alerts/a-res/acknowledge", Map.of("revision", "1"))
                .body())
        .contains("the alert is closed already");
    assertThat(count("select count(*) from outbox where patient_id = :id", "p-res")).isEqualTo(1);
    assertThat(
            count(
                "select count(*) from audit_event where action = 'ALERT_RESOLVED' and patient_id = :id",
                "p-res"))
        .isEqualTo(1);
  }

  @Test
  void refusesToResolveWhatWasNotSeen() {
    urgentOf("stale", "north");
    Browser ana = Browser.signedIn(dashboard, "ana");
    dashboard.project(
        Topic.ALERTS,
        Records.alert(
                "a-stale",
                "p-stale",
                Records.item9("e-stale").build(),
                Records.item9("e-stale-2").build())
            .setRevision(2)
            .build());
    assertThat(
            ana.submit(
                    "/patients/p-stale",
                    "/alerts/a-stale/resolve",
                    Map.of("revision", "1", "disposition", "CONTACTED"))
                .body())
        .contains("Not recorded: new evidence came in since you opened the page.")
        .contains(">Acknowledge</button>");
    assertThat(count("select count(*) from outbox where patient_id = :id", "p-stale")).isZero();
  }

  @Test
  void keepsASafetyAlertOpenWhateverTheDataSay() {
    urgentOf("open", "north");
    dashboard.project(
        Topic.ALERTS, urgent("open").setDetection(Detection.RECOVERED).setRevision(2).build());
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(ana.open("/patients/p-open").body()).contains(">Resolve</button>");
    dashboard.project(
        Topic.ALERTS, urgent("open").setDetection(Detection.CLOSED).setRevision(3).build());
    assertThat(ana.open("/patients/p-open").body()).contains("No open alerts.");
  }

  @Test
  void showsAnAlertThatGoesOnUnderAnotherNameOnce() {
    urgentOf("renamed", "north");
    dashboard.project(
        Topic.ALERTS,
        urgent("renamed").setDetection(Detection.CLOSED).setRevision(2).build(),
        Records.alert(
                "a-first",
                "p-renamed",
                Records.item9("e-earlier").build(),
                Records.item9("e-renamed").build())
            .setRevision(3)
            .build());
    assertThat(Browser.signedIn(dashboard, "ana").open("/patients/p-renamed").body())
        .contains("alert-a-first")
        .doesNotContain("alert-a-renamed");
  }

  @Test
  void keepsTheAuditTrailAsItWasWritten() {
    Browser.signedIn(dashboard, "ana");
    assertThat(count("select count(*) from audit_event where action = :id", "SIGNED_IN"))
        .isPositive();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> dashboard.jdbc().sql("update audit_event set user_id = 'x'").update())
        .hasMessageContaining("append-only");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> dashboard.jdbc().sql("delete from audit_event").update())
        .hasMessageContaining("append-only");
  }

  // ---- the live stream

  @Test
  void pushesANewAlertToOpenPagesInScopeOnly() {
    patient("p-live", "Livia North", "north");
    try (EventStream ana = Browser.signedIn(dashboard, "ana").live("/live");
        EventStream cy = Browser.signedIn(dashboard, "cy").live("/live");
        EventStream sol = Browser.signedIn(dashboard, "sol").live("/live")) {
      Alert alert = urgent("live").build();
      dashboard.project(Topic.ALERTS, alert);
      dashboard.project(Topic.ALERTS, alert);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(of(ana, "a-live")).hasSize(1);
                assertThat(of(sol, "a-live")).hasSize(1);
              });
      EventStream.Event pushed = of(ana, "a-live").get(0);
      assertThat(pushed.data())
          .contains(
              "<li", "Livia North", "more than half the days", "/patients/p-live#alert-a-live");
      assertThat(Long.parseLong(pushed.id())).isPositive();
      await().atMost(PATIENCE).until(() -> ana.count("changed") > 0);
      // A change of cy's own comes after the alert: cy would have had it by then.
      dashboard.project(Topic.RISK, Records.priority("p-south", PriorityLevel.ROUTINE).build());
      await().atMost(PATIENCE).until(() -> cy.count("changed") > 0);
      assertThat(of(cy, "a-live")).isEmpty();
      assertThat(of(ana, "a-live")).as("a re-delivery is not pushed").hasSize(1);
      assertThat(ana.comments()).isNotEmpty();
    }
  }

  @Test
  void tellsOfAChangeWhoeverSeesOneOfThePatients() {
    patient("p-told", "Tola North", "north");
    String ana = dashboard.viewer("ana").userId();
    String cy = dashboard.viewer("cy").userId();
    String sol = dashboard.viewer("sol").userId();
    PatientViewerRepository viewers = dashboard.bean(PatientViewerRepository.class);
    Set<String> open = Set.of(ana, cy, sol);

    assertThat(viewers.among(open, Set.of("p-told"))).containsExactlyInAnyOrder(ana, sol);
    assertThat(viewers.among(open, Set.of("p-told", "p-south")))
        .containsExactlyInAnyOrder(ana, cy, sol);
    assertThat(viewers.among(Set.of(cy), Set.of("p-told"))).isEmpty();
    assertThat(viewers.among(Set.of(), Set.of("p-told"))).isEmpty();
  }

  private static List<EventStream.Event> of(EventStream stream, String alertId) {
    return stream.alerts().stream()
        .filter(event -> event.data().contains("\"new-" + alertId + "\""))
        .toList();
  }

  @Test
  void sendsWhatWasMissedAfterAReconnection() {
    patient("p-back", "Bea Back", "north");
    Browser ana = Browser.signedIn(dashboard, "ana");
    dashboard.project(Topic.ALERTS, urgent("back").build());
    long seen = count("select notification_id from notification where patient_id = :id", "p-back");
    dashboard.project(
        Topic.ALERTS,
        Records.alert("a-back-2", "p-back", Records.item9("e-back-2").build()).build());
    try (EventStream again = ana.live("/live?after=0", "Last-Event-ID", Long.toString(seen))) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(of(again, "a-back-2")).hasSize(1));
      assertThat(of(again, "a-back")).isEmpty();
    }
  }

  @Test
  void judgesTheScopeAnewAtEveryPush() {
    patient("p-move", "Mo Vere", "north");
    try (EventStream ana = Browser.signedIn(dashboard, "ana").live("/live")) {
      patient("p-move", "Mo Vere", "south");
      dashboard.project(Topic.ALERTS, urgent("move").build());
      patient("p-stay", "Stay North", "north");
      dashboard.project(Topic.ALERTS, urgent("stay").build());
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(of(ana, "a-stay")).hasSize(1));
      assertThat(of(ana, "a-move")).isEmpty();
    }
  }

  @Test
  void endsTheStreamsOfASessionThatEnds() {
    Browser ana = Browser.signedIn(dashboard, "ana");
    try (EventStream stream = ana.live("/live")) {
      await().atMost(PATIENCE).until(() -> !stream.comments().isEmpty());
      int open = dashboard.bean(LiveStreams.class).openStreams();
      ana.submit("/", "/sign-out", Map.of());
      await().atMost(PATIENCE).until(stream::ended);
      assertThat(dashboard.bean(LiveStreams.class).openStreams()).isLessThan(open);
    }
  }

  @Test
  void rendersThePartThatAPushMakesThePageFetch() {
    urgentOf("part", "north");
    String part = Browser.signedIn(dashboard, "ana").fetch("/caseload").body();
    assertThat(part)
        .contains("Patient part", "id=\"banners\"", "id=\"new-alerts\"", "hx-swap-oob=\"true\"")
        .doesNotContain("<html", "<header class=\"top\"");
  }

  // ---- health of the intake

  @Test
  void tellsOfAssessmentsInQuarantineUntilTheyAreReviewed() {
    dashboard.project(Topic.QUARANTINE, quarantined(1), quarantined(2));
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(ana.open("/").body()).contains("2 assessments could not be read:");
    assertThat(ana.open("/quarantine").body())
        .contains("attune.assessments", "Unknown schema", "00112233aabbccdd", "item-9");
    Map<String, String> first =
        Map.of("topic", "attune.assessments", "partition", "3", "offset", "1");
    ana.submit("/quarantine", "/quarantine/review", first);
    assertThat(ana.open("/").body()).contains("1 assessment could not be read:");
    ana.submit(
        "/quarantine",
        "/quarantine/review",
        Map.of("topic", "attune.assessments", "partition", "3", "offset", "2"));
    assertThat(ana.open("/").body()).doesNotContain("could not be read:");
    assertThat(ana.open("/quarantine").body()).contains("Ana Ortiz");
  }

  @Test
  void tellsOfJournalEntriesInQuarantineUntilTheyAreReviewed() {
    Quarantined entry =
        Quarantined.newBuilder(quarantined(5)).setTopic(Topic.JOURNALS.topicName()).build();
    dashboard.project(Topic.QUARANTINE, entry);
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(ana.open("/").body()).contains("1 journal entry was set aside:", "tell of danger");
    ana.submit(
        "/quarantine",
        "/quarantine/review",
        Map.of("topic", Topic.JOURNALS.topicName(), "partition", "3", "offset", "5"));
    assertThat(ana.open("/").body()).doesNotContain("set aside:");
  }

  private static Quarantined quarantined(long offset) {
    return Quarantined.newBuilder()
        .setTopic("attune.assessments")
        .setPartition(3)
        .setOffset(offset)
        .setReason(RejectionReason.UNKNOWN_SCHEMA)
        .setSchemaFingerprint("00112233aabbccdd")
        .setDetail("item-9")
        .setProducedAt(Records.NOON)
        .build();
  }

  @Test
  void showsWhereTheLedgerDoesNotAddUp() {
    dashboard.project(Topic.LEDGER, ledger(0, 100), ledger(1, 99));
    String page = Browser.signedIn(dashboard, "sol").open("/ledger").body();
    assertThat(page).contains("Adds up", "99 of 100");
  }

  private static Ledger ledger(int partition, long accepted) {
    return Ledger.newBuilder()
        .setTopic("attune.check-ins")
        .setPartition(partition)
        .setThroughOffset(99)
        .setAccepted(accepted)
        .setDuplicate(0)
        .setLate(0)
        .setQuarantined(0)
        .build();
  }

  @Test
  void createsAFirstAccountOnlyWhereThereIsNone() {
    assertThat(
            dashboard
                .bean(AccountService.class)
                .createFirstAccount("admin", RunningDashboard.PASSWORD, "Ada Min"))
        .isFalse();
  }
}
