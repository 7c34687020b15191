package org.attune.dashboard.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.fixture.ShiftedClock;
import org.attune.schemas.common.Tier;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.Detection;
import org.attune.schemas.result.Evidence;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EscalationITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ShiftedClock CLOCK = new ShiftedClock();
  private static RunningDashboard dashboard;

  /** Program "whole" has all duties but the director; "thin" has a backup only. */
  @BeforeAll
  static void start() {
    // A Tuesday morning, in whatever zone the staff are.
    CLOCK.set(Instant.parse("2026-11-03T12:00:00Z"));
    dashboard = RunningDashboard.start(CLOCK);
    dashboard.onRota("whole", Duty.ON_DUTY, "ana");
    dashboard.onRota("whole", Duty.BACKUP, "bo");
    dashboard.onRota("whole", Duty.SUPERVISOR, "sol");
    dashboard.onRota("thin", Duty.BACKUP, "bo");
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static void patient(String id, String program) {
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient("p-" + id, "Patient " + id, "north")));
    dashboard.project(Topic.ENROLLMENTS, Records.enrollment("p-" + id, program).build());
  }

  private static Alert.Builder alert(String id, Evidence... evidence) {
    return Records.alert("a-" + id, "p-" + id, evidence).setTier(Tier.IMMEDIATE);
  }

  private static Evidence evidence(String key) {
    return Records.item9(key).build();
  }

  private static void raise(String id, String program) {
    patient(id, program);
    dashboard.project(Topic.ALERTS, alert(id, evidence("e-" + id)).build());
  }

  /** Each step of the latest round as {@code duty:username}, or {@code duty:vacancy}. */
  private static List<String> steps(String id) {
    return dashboard
        .jdbc()
        .sql(
            """
            select s.duty || ':' || coalesce(u.username, s.vacancy) from escalation_step s
              join escalation e on e.alert_id = s.alert_id and e.round = s.round
              left join app_user u on u.user_id = s.user_id
             where s.alert_id = :id order by s.step, u.username
            """)
        .param("id", "a-" + id)
        .query(String.class)
        .list();
  }

  private static void awaitSteps(String id, String... expected) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(steps(id)).containsExactly(expected));
  }

  private static Instant nextAt(String id) {
    return dashboard
        .jdbc()
        .sql("select next_at from escalation where alert_id = :id")
        .param("id", "a-" + id)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }

  private static boolean running(String id) {
    return dashboard
            .jdbc()
            .sql("select count(*) from escalation where alert_id = :id and next_at is not null")
            .param("id", "a-" + id)
            .query(Integer.class)
            .single()
        == 1;
  }

  private static void acknowledge(String id, long revision) {
    String page =
        Browser.signedIn(dashboard, "ana")
            .submit(
                "/patients/p-" + id,
                "/alerts/a-" + id + "/acknowledge",
                Map.of("revision", Long.toString(revision)))
            .body();
    assertThat(page).contains("Recorded.");
  }

  private static void pass(Duration duration) {
    CLOCK.pass(duration);
  }

  @Test
  void goesFromDutyToDutyAndThenToEverybodyAgainAndAgain() {
    raise("far", "whole");
    awaitSteps("far", "ON_DUTY:ana");
    pass(Duration.ofMinutes(14));
    assertThat(nextAt("far")).isAfter(CLOCK.instant());
    assertThat(steps("far")).as("a minute is left").containsExactly("ON_DUTY:ana");
    pass(Duration.ofMinutes(1));
    awaitSteps("far", "ON_DUTY:ana", "BACKUP:bo");
    pass(Duration.ofMinutes(15));
    awaitSteps("far", "ON_DUTY:ana", "BACKUP:bo", "SUPERVISOR:sol");
    pass(Duration.ofMinutes(15));
    awaitSteps(
        "far",
        "ON_DUTY:ana",
        "BACKUP:bo",
        "SUPERVISOR:sol",
        "DIRECTOR:NOBODY",
        "EVERYBODY:ana",
        "EVERYBODY:bo",
        "EVERYBODY:sol");
    pass(Duration.ofMinutes(15));
    await().atMost(PATIENCE).until(() -> steps("far").size() == 10);
    assertThat(
            dashboard
                .jdbc()
                .sql(
                    "select count(*) from audit_event where subject = 'a-far' and action in"
                        + " ('ESCALATION_STARTED', 'ESCALATION_STEP', 'ESCALATION_VACANT')")
                .query(Integer.class)
                .single())
        .as("the start and each step")
        .isEqualTo(11);
    acknowledge("far", 1);
  }

  @Test
  void anAcknowledgementEndsIt() {
    raise("end", "whole");
    awaitSteps("end", "ON_DUTY:ana");
    assertThat(Browser.signedIn(dashboard, "ana").open("/patients/p-end").body())
        .contains("told Ana Ortiz (clinician on duty)", "Goes to the backup at ");
    acknowledge("end", 1);
    assertThat(running("end")).isFalse();
    pass(Duration.ofHours(2));
    raise("after-end", "whole");
    awaitSteps("after-end", "ON_DUTY:ana");
    assertThat(steps("end")).containsExactly("ON_DUTY:ana");
    acknowledge("after-end", 1);
  }

  @Test
  void newSafetyEvidenceAfterAnAcknowledgementBeginsAgainOnDuty() {
    raise("again", "whole");
    awaitSteps("again", "ON_DUTY:ana");
    pass(Duration.ofMinutes(15));
    awaitSteps("again", "ON_DUTY:ana", "BACKUP:bo");
    acknowledge("again", 1);

    dashboard.project(Topic.ALERTS, alert("again", evidence("e-again")).setRevision(2).build());
    assertThat(running("again")).as("a re-sent event says nothing new").isFalse();

    dashboard.project(
        Topic.ALERTS,
        alert("again", evidence("e-again"), evidence("e-again-2")).setRevision(3).build());
    awaitSteps("again", "ON_DUTY:ana");
    pass(Duration.ofMinutes(15));
    awaitSteps("again", "ON_DUTY:ana", "BACKUP:bo");
    acknowledge("again", 3);
  }

  @Test
  void aCorrectionThatSaysOtherwiseBeginsAgainThoughItNotifiesNobodyAnew() {
    raise("corr", "whole");
    awaitSteps("corr", "ON_DUTY:ana");
    acknowledge("corr", 1);
    dashboard.project(
        Topic.ALERTS,
        alert("corr", Records.item9("e-corr").setValue(3.0).build()).setRevision(2).build());
    assertThat(running("corr")).isTrue();
    acknowledge("corr", 2);
  }

  @Test
  void anEpisodeThatOpensOnEvidenceAlreadyNotifiedEscalatesToo() {
    raise("old", "whole");
    acknowledge("old", 1);
    dashboard.project(Topic.ALERTS, onSameEvidence("old").build());
    assertThat(running("old-2")).isTrue();
    assertThat(nextAt("old-2")).isAfterOrEqualTo(CLOCK.instant().plus(Duration.ofMinutes(1)));
    pass(EscalationWorkflow.WITHOUT_NEWS);
    awaitSteps("old-2", "ON_DUTY:ana");
    assertThat(running("old-2")).isTrue();
  }

  @Test
  void anEpisodeOnEvidenceAlreadyNotifiedThatEndsWithinMomentsTellsNobody() {
    raise("moment", "whole");
    acknowledge("moment", 1);
    dashboard.project(Topic.ALERTS, onSameEvidence("moment").build());
    assertThat(running("moment-2")).isTrue();
    dashboard.project(
        Topic.ALERTS,
        onSameEvidence("moment").setDetection(Detection.CLOSED).setRevision(2).build());
    assertThat(running("moment-2")).isFalse();

    pass(EscalationWorkflow.WITHOUT_NEWS);
    // Another's step, due at the same time, shows that the queue has been worked off.
    raise("moment-other", "whole");
    awaitSteps("moment-other", "ON_DUTY:ana");
    assertThat(steps("moment-2")).isEmpty();
  }

  private static Alert.Builder onSameEvidence(String id) {
    return Records.alert("a-" + id + "-2", "p-" + id, evidence("e-" + id)).setTier(Tier.IMMEDIATE);
  }

  @Test
  void aDutyThatNobodyHoldsIsPassedOverAtOnceAndTheGapIsShown() {
    raise("gap", "thin");
    awaitSteps("gap", "ON_DUTY:NOBODY", "BACKUP:bo");
    assertThat(Browser.signedIn(dashboard, "ana").open("/patients/p-gap").body())
        .contains("no clinician on duty, nobody is on the rota", "told Bo Lind (backup)");
    acknowledge("gap", 1);
  }

  @Test
  void aHolderWhoMayNotSeeThePatientIsPassedOver() {
    dashboard.onRota("apart", Duty.ON_DUTY, "cy");
    dashboard.onRota("apart", Duty.BACKUP, "ana");
    raise("apart", "apart");
    awaitSteps("apart", "ON_DUTY:NO_ACCESS", "BACKUP:ana");
    acknowledge("apart", 1);
  }

  @Test
  void withoutAnyRotaEverySupervisorIsTold() {
    raise("none", "nowhere");
    awaitSteps(
        "none",
        "ON_DUTY:NOBODY",
        "BACKUP:NOBODY",
        "SUPERVISOR:NOBODY",
        "DIRECTOR:NOBODY",
        "EVERYBODY:sol");
    acknowledge("none", 1);
  }

  @Test
  void aHigherTierTellsTheSameDutyAgainAndShortensTheTime() {
    patient("rise", "whole");
    dashboard.project(Topic.ALERTS, alert("rise", evidence("e-rise")).setTier(Tier.URGENT).build());
    awaitSteps("rise", "ON_DUTY:ana");
    assertThat(Duration.between(CLOCK.instant(), nextAt("rise")))
        .isGreaterThan(Duration.ofMinutes(58));
    dashboard.project(
        Topic.ALERTS,
        alert("rise", evidence("e-rise"), evidence("e-rise-2")).setRevision(2).build());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                steps("rise").equals(List.of("ON_DUTY:ana"))
                    && Duration.between(CLOCK.instant(), nextAt("rise")).toMinutes() >= 13
                    && Duration.between(CLOCK.instant(), nextAt("rise")).toMinutes() < 15);
    acknowledge("rise", 2);
  }

  @Test
  void aHistoryAndARoutineAlertEscalateNever() {
    patient("hist", "whole");
    dashboard.project(
        Topic.ALERTS, alert("hist", Records.item9("e-hist").setNotify(false).build()).build());
    patient("routine", "whole");
    dashboard.project(
        Topic.ALERTS,
        alert("routine", evidence("e-routine")).setTier(Tier.ROUTINE).setSafety(false).build());
    assertThat(running("hist")).isFalse();
    assertThat(running("routine")).isFalse();
  }

  @Test
  void anAlertThatIsNoneAnyMoreEscalatesNoFurther() {
    raise("closed", "whole");
    awaitSteps("closed", "ON_DUTY:ana");
    dashboard.project(
        Topic.ALERTS,
        alert("closed", evidence("e-closed"))
            .setDetection(Detection.CLOSED)
            .setRevision(2)
            .build());
    assertThat(running("closed")).isFalse();
  }

  @Test
  void whatWasForgottenIsFoundAgain() {
    raise("lost", "whole");
    awaitSteps("lost", "ON_DUTY:ana");
    dashboard.jdbc().sql("delete from escalation_task where task_instance = 'a-lost/1'").update();
    pass(Duration.ofMinutes(15));
    awaitSteps("lost", "ON_DUTY:ana", "BACKUP:bo");
    dashboard.jdbc().sql("delete from escalation_step where alert_id = 'a-lost'").update();
    dashboard.jdbc().sql("delete from escalation where alert_id = 'a-lost'").update();
    dashboard.bean(EscalationWorkflow.class).mend();
    await().atMost(PATIENCE).until(() -> running("lost"));
    acknowledge("lost", 1);
  }

  @Test
  void theRotaShowsWhatNobodyCoversAndOnlySupervisorsChangeIt() {
    Browser sol = Browser.signedIn(dashboard, "sol");
    assertThat(sol.open("/duty").body()).contains("Enter a shift", "whole", "Bo Lind", "now on");
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(ana.open("/duty").body()).contains("Bo Lind").doesNotContain("Enter a shift");
    Map<String, String> shift =
        Map.of(
            "program",
            "whole",
            "duty",
            "DIRECTOR",
            "person",
            dashboard.userId("ana"),
            "from",
            "2027-01-01T08:00",
            "until",
            "2027-01-01T18:00");
    assertThat(ana.submit("/duty", "/duty/shifts", shift).statusCode()).isEqualTo(403);
    assertThat(shifts()).isZero();
    assertThat(sol.submit("/duty", "/duty/shifts", shift).body())
        .contains("The shift is on the rota.", "Fri 1 Jan 08:00 to Fri 1 Jan 18:00");
    sol.submit("/duty", "/duty/shifts", shift);
    assertThat(shifts()).as("two clicks, one shift").isEqualTo(1);
    for (Map.Entry<String, String> wrong :
        Map.of(
                "program", "<script>alert(1)</script>",
                "person", "nobody",
                "until", "2026-12-31T08:00")
            .entrySet()) {
      Map<String, String> fields = new java.util.HashMap<>(shift);
      fields.put(wrong.getKey(), wrong.getValue());
      assertThat(sol.submit("/duty", "/duty/shifts", fields).body())
          .contains("Not entered")
          .doesNotContain("<script>alert");
    }
    String shiftId =
        dashboard
            .jdbc()
            .sql("select shift_id from duty_shift where duty = 'DIRECTOR'")
            .query(String.class)
            .single();
    assertThat(sol.submit("/duty", "/duty/shifts/withdraw", Map.of("shift", shiftId)).body())
        .contains("The shift is withdrawn.");
    assertThat(sol.submit("/duty", "/duty/shifts/withdraw", Map.of("shift", shiftId)).body())
        .contains("Not withdrawn");
  }

  private static int shifts() {
    return dashboard
        .jdbc()
        .sql("select count(*) from duty_shift where duty = 'DIRECTOR'")
        .query(Integer.class)
        .single();
  }
}
