package org.attune.dashboard.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.security.Role;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EnrollmentITCase {
  private static RunningDashboard dashboard;

  @BeforeAll
  static void start() {
    dashboard = RunningDashboard.start();
    AccountService accounts = dashboard.bean(AccountService.class);
    accounts.enterPrograms(
        List.of(
            new Program("mood", "Mood", false),
            new Program("sud", "Recovery", true),
            new Program("other", "Other", false)));
    accounts.enter(
        List.of(new CareTeam("m", "Mood team", "mood"), new CareTeam("r", "Rec team", "sud")),
        List.of(
            NewAccount.supervisor(
                "sue", RunningDashboard.PASSWORD, "Sue Day", Set.of("sud", "mood")),
            new NewAccount(
                "ada", RunningDashboard.PASSWORD, "Ada Min", Role.ADMINISTRATOR, Set.of())),
        List.of());
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static LocalDate yearsAgo(int years) {
    return LocalDate.now(ZoneId.systemDefault()).minusYears(years);
  }

  private static Map<String, String> adult(String patientId) {
    Map<String, String> form = new HashMap<>();
    form.put("patient", patientId);
    form.put("name", "Pia <b>New</b>");
    form.put("birthDate", yearsAgo(18).toString());
    form.put("program", "sud");
    form.put("team", "r");
    form.put("zone", "America/Chicago");
    return form;
  }

  private static String enroll(Map<String, String> form) {
    return Browser.signedIn(dashboard, "sue").submit("/enrollments", "/enrollments", form).body();
  }

  private static List<byte[]> published(String patientId) {
    return dashboard
        .jdbc()
        .sql("select payload from outbox where patient_id = :id and topic = 'attune.enrollments'")
        .param("id", patientId)
        .query(byte[].class)
        .list();
  }

  @Test
  void admitsAnAdultAndMarksTheRecordOfAPart2Program() throws Exception {
    assertThat(enroll(adult("p-new"))).contains("Enrolled.");
    List<byte[]> records = published("p-new");
    assertThat(records).hasSize(1);
    Enrollment record = EventCodec.of(Topic.ENROLLMENTS, Enrollment.class).decode(records.get(0));
    assertThat(record.getConfidentiality()).isEqualTo(Confidentiality.PART2_SUD);
    assertThat(record.getProgramId()).isEqualTo("sud");
    assertThat(record.toString()).doesNotContain("Pia", yearsAgo(18).toString());

    assertThat(enroll(adult("p-new")))
        .as("a second click")
        .contains("in care in that program already");
    dashboard.project(Topic.ENROLLMENTS, record);
    assertThat(enroll(adult("p-new"))).contains("in care in that program already");
    assertThat(Browser.signedIn(dashboard, "sue").open("/patients/p-new").body())
        .contains("Pia &lt;b&gt;New&lt;/b&gt;", "Recovery, admitted");
  }

  @Test
  void aProgramFromNothingToItsFirstAdmission() throws Exception {
    Browser ada = Browser.signedIn(dashboard, "ada");
    Map<String, String> program =
        Map.of("program", "iop-2", "name", "Evening IOP", "part2", "true");
    assertThat(ada.submit("/accounts", "/accounts/programs", program).body()).contains("Created.");
    assertThat(ada.submit("/accounts", "/accounts/programs", program).body())
        .as("again")
        .contains("Not created:");
    assertThat(
            ada.submit(
                    "/accounts",
                    "/accounts/teams",
                    Map.of("team", "iop-2-a", "name", "Evening <i>team</i>", "program", "iop-2"))
                .body())
        .contains("Created.", "Evening &lt;i&gt;team&lt;/i&gt;");
    assertThat(
            ada.submit(
                    "/accounts",
                    "/accounts/teams",
                    Map.of("team", "iop-3-a", "name", "No", "program", "iop-3"))
                .body())
        .as("no such program")
        .contains("Not created:");
    ada.submit(
        "/accounts",
        "/accounts",
        Map.of(
            "username", "eve",
            "displayName", "Eve Ning",
            "role", "SUPERVISOR",
            "program", "iop-2",
            "password", "long-enough-for-eve"));

    Browser eve = new Browser(dashboard.address());
    eve.signIn("eve", "long-enough-for-eve");
    Map<String, String> form = adult("p-evening");
    form.put("program", "iop-2");
    form.put("team", "iop-2-a");
    assertThat(eve.submit("/enrollments", "/enrollments", form).body()).contains("Enrolled.");
    Enrollment record =
        EventCodec.of(Topic.ENROLLMENTS, Enrollment.class).decode(published("p-evening").get(0));
    assertThat(record.getConfidentiality()).isEqualTo(Confidentiality.PART2_SUD);
  }

  @Test
  void refusesWhoeverIsUnder18WithTheReasonAndKeepsNothingOfThem() {
    Map<String, String> minor = adult("p-minor");
    minor.put("birthDate", yearsAgo(18).plusDays(1).toString());
    assertThat(enroll(minor)).contains("Not enrolled: the person is under 18.");
    assertThat(published("p-minor")).isEmpty();
    assertThat(
            dashboard
                .jdbc()
                .sql("select count(*) from patient where patient_id = 'p-minor'")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            dashboard
                .jdbc()
                .sql(
                    "select distinct detail from audit_event where action = 'ENROLLMENT_REFUSED'"
                        + " and detail = 'UNDER_18'")
                .query(String.class)
                .list())
        .containsExactly("UNDER_18");
  }

  @Test
  void refusesWhatIsWrongAndProgramsOfOthers() {
    for (Map.Entry<String, String> bad :
        Map.of(
                "patient", "p/../x",
                "name", " ",
                "birthDate", yearsAgo(-1).toString(),
                "program", "other",
                "team", "m",
                "zone", "Mars/Olympus")
            .entrySet()) {
      Map<String, String> form = adult("p-bad");
      form.put(bad.getKey(), bad.getValue());
      assertThat(enroll(form)).as(bad.getKey()).contains("Not enrolled:");
    }
    Map<String, String> strange = adult("p-bad");
    strange.put("program", "Pia New");
    assertThat(enroll(strange)).contains("you supervise no such program");
    assertThat(published("p-bad")).isEmpty();
    assertThat(
            dashboard
                .jdbc()
                .sql("select distinct subject from audit_event where detail = 'NOT_YOUR_PROGRAM'")
                .query(String.class)
                .list())
        .as("what was typed is not kept")
        .containsOnlyNulls();
  }
}
