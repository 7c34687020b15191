package org.attune.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.result.PriorityLevel;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Patients of a mood program's team who come to be in a substance use disorder program, too. Mia
 * treats for the mood program; Rex treats for the other, whose supervisor is Sue.
 */
class Part2ITCase {
  private static final Instant ADMITTED = Instant.parse("2026-10-05T15:00:00Z");
  private static final LocalDate BEFORE = LocalDate.of(2026, 9, 20);
  private static final LocalDate DURING = LocalDate.of(2026, 10, 20);
  private static final String NOTICE = "Notice under 42 CFR 2.32.";

  private static RunningDashboard dashboard;

  private String id = "";

  @BeforeAll
  static void start() {
    dashboard = RunningDashboard.start();
    AccountService accounts = dashboard.bean(AccountService.class);
    accounts.enterPrograms(
        List.of(
            new Program("mood", "Mood", false),
            new Program("sud", "Recovery", true),
            new Program("sud-2", "Recovery two", true)));
    accounts.enter(
        List.of(new CareTeam("m", "Mood team", "mood"), new CareTeam("r", "Rec team", "sud")),
        List.of(
            clinician("mia", "m"),
            clinician("rex", "r"),
            NewAccount.supervisor("sue", RunningDashboard.PASSWORD, "Sue Day", Set.of("sud")),
            NewAccount.supervisor("max", RunningDashboard.PASSWORD, "Max Orr", Set.of("mood")),
            new NewAccount(
                "ada", RunningDashboard.PASSWORD, "Ada Min", Role.ADMINISTRATOR, Set.of())),
        List.of());
  }

  private static NewAccount clinician(String username, String team) {
    return new NewAccount(
        username, RunningDashboard.PASSWORD, username, Role.CLINICIAN, Set.of(team));
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  /**
   * A patient of the mood team with an alert and a day before the admission, and some during it.
   */
  private void inBoth(TestInfo test) {
    patient(test, "m");
    enroll("mood", BEFORE, Confidentiality.NORMAL);
    dashboard.project(
        Topic.ALERTS,
        Records.alert("before-" + id, id, Records.item9("1-" + id).build())
            .setOpenedAt(at(BEFORE))
            .setLastEvidenceAt(at(BEFORE))
            .build(),
        Records.alert("during-" + id, id, Records.item9("2-" + id).build())
            .setOpenedAt(at(DURING))
            .setLastEvidenceAt(at(DURING))
            .setConfidentiality(Confidentiality.PART2_SUD)
            .build());
    dashboard.project(
        Topic.TRENDS,
        Records.point(id, "mood", BEFORE).setValue(4.25).build(),
        Records.point(id, "mood", DURING)
            .setValue(2.75)
            .setConfidentiality(Confidentiality.PART2_SUD)
            .build());
    dashboard.project(
        Topic.RISK,
        Records.priority(id, PriorityLevel.URGENT)
            .setMissing(List.of("craving"))
            .setConfidentiality(Confidentiality.PART2_SUD)
            .build());
    enroll("sud", LocalDate.ofInstant(ADMITTED, ZoneOffset.UTC), Confidentiality.PART2_SUD);
  }

  private void patient(TestInfo test, String team) {
    id = "p-" + test.getTestMethod().orElseThrow().getName();
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient(id, "Pat " + id, team)));
  }

  private void enroll(String program, LocalDate day, Confidentiality rules) {
    dashboard.project(
        Topic.ENROLLMENTS,
        Enrollment.newBuilder()
            .setEventId(program + id)
            .setPatientId(id)
            .setEventTime(Records.NOON)
            .setReceivedAt(Records.NOON)
            .setZoneOffsetMinutes(0)
            .setEpisodeId(program)
            .setProgramId(program)
            .setZoneId("America/Chicago")
            .setAdmittedAt(at(day))
            .setConfidentiality(rules)
            .build());
  }

  private static Instant at(LocalDate day) {
    return day.atTime(15, 0).toInstant(ZoneOffset.UTC);
  }

  private static Browser signedIn(String username) {
    return Browser.signedIn(dashboard, username);
  }

  private String page(String username) {
    return signedIn(username).open("/patients/" + id).body();
  }

  private String figures(String username) {
    return signedIn(username).json("/patients/" + id + "/metrics/mood.json").body();
  }

  private void assertSeesAll(String username) {
    assertThat(page(username)).contains("before-" + id, "during-" + id, NOTICE, "Urgent");
    assertThat(figures(username)).contains("4.25", "2.75");
  }

  private void assertSeesOnlyWhatWasBefore(String username) {
    assertThat(page(username))
        .contains("before-" + id)
        .doesNotContain("during-" + id, NOTICE, "Recovery", "raving");
    assertThat(figures(username)).contains("4.25").doesNotContain("2.75");
  }

  @Test
  void withholdsWhatComesFromTheProgramAndWhatIsDerivedFromItWithoutAWord(TestInfo test) {
    inBoth(test);
    assertSeesOnlyWhatWasBefore("mia");
    Browser mia = signedIn("mia");
    assertThat(mia.open("/").body()).contains("Pat " + id).doesNotContain("during-" + id);
    assertThat(mia.open("/inbox").body()).contains("before-" + id).doesNotContain("during-" + id);
    assertThat(
            mia.submit("/", "/alerts/during-" + id + "/acknowledge", Map.of("revision", "1"))
                .statusCode())
        .isEqualTo(404);
    assertSeesOnlyWhatWasBefore("max");
  }

  @Test
  void showsTheProgramsOwnStaffAllOfIt(TestInfo test) {
    inBoth(test);
    assertSeesAll("sue");
    patient(test, "r");
    assertSeesAll("rex");
  }

  @Test
  void takesEveryRecordSinceTheAdmissionForTheProgramsWhateverItsOwnMark(TestInfo test) {
    patient(test, "m");
    enroll("sud", LocalDate.ofInstant(ADMITTED, ZoneOffset.UTC), Confidentiality.UNKNOWN);
    dashboard.project(
        Topic.ALERTS,
        Records.alert("during-" + id, id, Records.item9("3-" + id).build())
            .setOpenedAt(at(DURING))
            .setLastEvidenceAt(at(DURING))
            .build());
    dashboard.project(Topic.TRENDS, Records.point(id, "mood", DURING).setValue(2.75).build());
    assertThat(page("mia")).doesNotContain("during-" + id);
    assertThat(figures("mia")).doesNotContain("2.75");
    assertThat(page("sue")).contains("during-" + id, NOTICE);
    for (String list : List.of("/inbox", "/inbox/list", "/", "/caseload?page=1")) {
      assertThat(signedIn("sue").open(list).body()).as(list).contains(NOTICE);
      assertThat(signedIn("cy").open(list).body()).as(list).doesNotContain(NOTICE);
    }
  }

  @Test
  void withholdsMarkedRecordsOfAProgramThatNobodyKnows(TestInfo test) {
    patient(test, "m");
    dashboard.project(
        Topic.ALERTS,
        Records.alert("during-" + id, id, Records.item9("4-" + id).build())
            .setConfidentiality(Confidentiality.PART2_SUD)
            .build());
    assertThat(page("mia")).doesNotContain("during-" + id);
    assertThat(signedIn("ada").open("/unseen-alerts").body()).contains(id);
    patient(test, "north");
    assertThat(page("ana")).as("a team without a program").contains("during-" + id, NOTICE);
  }

  @Test
  void aConsentDisclosesAtOnceAndItsRevocationEndsItAtOnce(TestInfo test) {
    inBoth(test);
    Browser sue = signedIn("sue");
    String consents = "/patients/" + id + "/consents";
    assertThat(sue.submit(consents, consents, Map.of("program", "sud")).body())
        .contains("Recorded.", "In force", "those who treat the patient");
    assertSeesAll("mia");
    assertSeesAll("max");

    String consentId =
        dashboard
            .jdbc()
            .sql("select consent_id from consent where patient_id = :id")
            .param("id", id)
            .query(String.class)
            .single();
    String revoke = consents + "/" + consentId + "/revoke";
    assertThat(sue.submit(consents, revoke, Map.of()).body()).contains("Revoked, with effect");
    assertSeesOnlyWhatWasBefore("mia");
    assertThat(sue.submit(consents, revoke, Map.of()).body()).contains("was revoked already");
    assertThat(
            dashboard
                .jdbc()
                .sql("select version from consent where consent_id = :id order by version")
                .param("id", consentId)
                .query(Integer.class)
                .list())
        .containsExactly(1, 2);
  }

  @Test
  void aConsentThatNamesATeamOpensThePatientToIt(TestInfo test) {
    inBoth(test);
    assertThat(signedIn("ana").open("/patients/" + id).statusCode()).isEqualTo(404);
    String consents = "/patients/" + id + "/consents";
    signedIn("sue").submit(consents, consents, Map.of("program", "sud", "team", "north"));
    assertSeesAll("ana");
    assertSeesOnlyWhatWasBefore("mia");
  }

  @Test
  void aConsentOfTomorrowAndOneOfYesterdayDiscloseNothing(TestInfo test) {
    inBoth(test);
    String consents = "/patients/" + id + "/consents";
    LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());
    Browser sue = signedIn("sue");
    sue.submit(consents, consents, Map.of("program", "sud", "from", today.plusDays(1).toString()));
    sue.submit(
        consents,
        consents,
        Map.of(
            "program", "sud",
            "from", today.minusDays(9).toString(),
            "until", today.minusDays(1).toString()));
    assertThat(sue.open(consents).body()).contains("Not in force").doesNotContain("In force");
    assertSeesOnlyWhatWasBefore("mia");
  }

  @Test
  void onlyTheProgramsStaffTakeConsentsDownAndOthersSeeNoneOfThem(TestInfo test) {
    inBoth(test);
    String consents = "/patients/" + id + "/consents";
    signedIn("sue").submit(consents, consents, Map.of("program", "sud", "team", "north"));
    Browser mia = signedIn("mia");
    assertThat(mia.submit(consents, consents, Map.of("program", "sud")).body())
        .contains("taken down by the staff of the program", "None that you may see.")
        .doesNotContain("Recovery");
    for (Map<String, String> bad :
        List.of(
            Map.of("program", "sud", "team", "no-such-team"),
            Map.of("program", "sud", "from", "2026-11-09", "until", "2026-11-01"))) {
      assertThat(signedIn("sue").submit(consents, consents, bad).body()).contains("Not recorded");
    }
    assertThat(
            signedIn("sue")
                .submit(consents, consents, Map.of("program", "sud", "from", "<script>"))
                .statusCode())
        .isEqualTo(400);
  }

  private Map<String, String> emergency() {
    Map<String, String> form = new HashMap<>();
    form.put("patient", id);
    form.put("recipient", "Dr. <b>Ito</b>, County Hospital");
    form.put("discloser", "Mia Roe");
    form.put("nature", "Found unconscious");
    return form;
  }

  @Test
  void anEmergencyOpensTheRecordForATimeIsWrittenDownAndReviewedBySomebodyElse(TestInfo test) {
    inBoth(test);
    Browser mia = signedIn("mia");
    assertThat(mia.submit("/emergency-access", "/emergency-access", emergency()).body())
        .contains("Opened for the emergency.", "during-" + id, NOTICE);
    assertSeesAll("mia");
    assertSeesOnlyWhatWasBefore("max");
    String emergencyId =
        dashboard
            .jdbc()
            .sql(
                "select emergency_id from emergency_access where patient_id = :id"
                    + " and expires_at - granted_at = interval '4 hours'")
            .param("id", id)
            .query(String.class)
            .single();
    Browser sue = signedIn("sue");
    assertThat(sue.open("/emergency-access/reviews").body())
        .contains("Dr. &lt;b&gt;Ito&lt;/b&gt;, County Hospital", "Mia Roe", "Found unconscious");
    assertThat(signedIn("max").open("/emergency-access/reviews").body())
        .as("he answers for the patient, too")
        .contains("Found unconscious");
    String review = "/emergency-access/" + emergencyId + "/review";
    assertThat(sue.submit("/emergency-access/reviews", review, Map.of("justified", "false")).body())
        .contains("Not justified: Sue Day");
    assertThat(
            sue.submit("/emergency-access/reviews", review, Map.of("justified", "true"))
                .statusCode())
        .as("once")
        .isEqualTo(404);
    assertThat(
            dashboard
                .jdbc()
                .sql(
                    "select action from audit_event where patient_id = :id and subject = :emergency"
                        + " order by audit_id")
                .param("id", id)
                .param("emergency", emergencyId)
                .query(String.class)
                .list())
        .containsExactly("EMERGENCY_ACCESS_TAKEN", "EMERGENCY_ACCESS_REVIEWED");
  }

  @Test
  void anEmergencyOfYesterdayOpensNothingAndNobodyReviewsTheirOwn(TestInfo test) {
    inBoth(test);
    dashboard
        .jdbc()
        .sql(
            """
            insert into emergency_access (emergency_id, patient_id, user_id, recipient, discloser, nature,
              granted_at, expires_at)
            select :id, :id, user_id, 'R', 'D', 'N', now() - interval '1 day', now() - interval '1 second'
              from app_user where username = 'mia'
            """)
        .param("id", id)
        .update();
    assertSeesOnlyWhatWasBefore("mia");

    Browser sue = signedIn("sue");
    sue.submit("/emergency-access", "/emergency-access", emergency());
    String own =
        dashboard
            .jdbc()
            .sql(
                "select emergency_id from emergency_access where patient_id = :id and nature <> 'N'")
            .param("id", id)
            .query(String.class)
            .single();
    assertThat(
            sue.submit(
                    "/emergency-access/reviews",
                    "/emergency-access/" + own + "/review",
                    Map.of("justified", "true"))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void opensNothingUnlessEverythingIsWrittenDown(TestInfo test) {
    inBoth(test);
    Browser mia = signedIn("mia");
    for (Map.Entry<String, String> bad :
        Map.of("recipient", "  ", "discloser", "", "nature", "x".repeat(1_001)).entrySet()) {
      Map<String, String> form = emergency();
      form.put(bad.getKey(), bad.getValue());
      assertThat(mia.submit("/emergency-access", "/emergency-access", form).body())
          .as(bad.getKey())
          .contains("Nothing was opened");
    }
    Map<String, String> nobody = emergency();
    nobody.put("patient", "p-nobody");
    assertThat(mia.submit("/emergency-access", "/emergency-access", nobody).statusCode())
        .isEqualTo(404);
    assertSeesOnlyWhatWasBefore("mia");
  }

  @Test
  void tellsWhoeverCanMendItOfAnAlertThatNobodyMaySeeWithoutItsContent(TestInfo test) {
    patient(test, "m");
    enroll("sud-2", LocalDate.ofInstant(ADMITTED, ZoneOffset.UTC), Confidentiality.UNKNOWN);
    dashboard.project(
        Topic.ALERTS,
        Records.alert("during-" + id, id, Records.item9("5-" + id).build())
            .setOpenedAt(at(DURING))
            .setLastEvidenceAt(at(DURING))
            .build());
    assertThat(page("mia")).doesNotContain("during-" + id);
    String told = signedIn("ada").open("/unseen-alerts").body();
    assertThat(told)
        .contains("nobody who may see", id)
        .doesNotContain("during-" + id, "Pat " + id, "uicide", "half the days");

    dashboard
        .bean(AccountService.class)
        .enter(
            List.of(),
            List.of(
                NewAccount.supervisor("tia", RunningDashboard.PASSWORD, "Tia", Set.of("sud-2"))),
            List.of());
    assertThat(page("tia")).contains("during-" + id);
    assertThat(signedIn("ada").open("/unseen-alerts").body()).doesNotContain(id);
    dashboard
        .bean(AccountService.class)
        .enter(
            List.of(),
            List.of(NewAccount.supervisor("tia", RunningDashboard.PASSWORD, "Tia", Set.of())),
            List.of());
  }

  @Test
  void pushesNoWithheldAlertToAnOpenPage(TestInfo test) {
    inBoth(test);
    try (var mia = signedIn("mia").live("/live");
        var sue = signedIn("sue").live("/live")) {
      dashboard.project(
          Topic.ALERTS,
          Records.alert("pushed-" + id, id, Records.item9("6-" + id).build())
              .setOpenedAt(at(DURING))
              .setLastEvidenceAt(at(DURING))
              .build());
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(sue.alerts())
                      .anySatisfy(alert -> assertThat(alert.data()).contains("pushed-" + id)));
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> mia.count("changed") > 0);
      assertThat(mia.alerts())
          .noneSatisfy(alert -> assertThat(alert.data()).contains("pushed-" + id));
    }
  }
}
