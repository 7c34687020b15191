package org.attune.dashboard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.attune.analytics.alert.PlanDraft;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.fixture.ShiftedClock;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.wording.PlanLabels;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.context.PlannedMeasure;
import org.attune.schemas.context.Sensitivity;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ana Ortiz and Bo Lind treat the patients; Rae Sims treats for a Part 2 program. */
class PlanPageITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant START = Instant.parse("2026-11-03T18:00:00Z");
  private static final ShiftedClock CLOCK = new ShiftedClock();
  private static RunningDashboard dashboard;

  @BeforeAll
  static void start() {
    CLOCK.set(START);
    dashboard = RunningDashboard.start(CLOCK);
    AccountService accounts = dashboard.bean(AccountService.class);
    accounts.enterPrograms(List.of(new Program("sud", "Recovery", true)));
    accounts.enter(
        List.of(new CareTeam("r", "Rec team", "sud")),
        List.of(
            new NewAccount(
                "rae", RunningDashboard.PASSWORD, "Rae Sims", Role.CLINICIAN, Set.of("r")),
            NewAccount.supervisor("sue", RunningDashboard.PASSWORD, "Sue Day", Set.of("sud"))),
        List.of());
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static Browser ana() {
    return Browser.signedIn(dashboard, "ana");
  }

  private static String page(String id) {
    return "/patients/p-" + id + "/plan";
  }

  private static void patient(String id) {
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient("p-" + id, "Patient " + id, "north")));
  }

  /** The form as the default fills it, with something changed. */
  private static Map<String, String> form(int seen, long seenChange) {
    return new HashMap<>(
        Map.of(
            "seen", Integer.toString(seen),
            "seenChange", Long.toString(seenChange),
            "off", "wearable-off",
            "sensitivity", "HIGH",
            "every.phq-9", "14",
            "every.gad-7", "",
            "refractoryDays", "7",
            "routineAlertsPerWeek", "5",
            "reason", "the watch is being repaired"));
  }

  private static String submit(Browser browser, String id, Map<String, String> form) {
    return browser.submit(page(id), page(id), form).body();
  }

  /** What the form on a page would send as seen. */
  private static long hidden(String body, String name) {
    String before = "name=\"" + name + "\" value=\"";
    int at = body.indexOf(before) + before.length();
    return Long.parseLong(body.substring(at, body.indexOf('"', at)));
  }

  private static Map<String, String> formOn(Browser browser, String id) {
    String body = browser.open(page(id)).body();
    return form((int) hidden(body, "seen"), hidden(body, "seenChange"));
  }

  private static List<MonitoringPlan> published(String id) {
    EventCodec<MonitoringPlan> codec = EventCodec.of(Topic.PLANS, MonitoringPlan.class);
    return dashboard
        .jdbc()
        .sql(
            """
            select payload from outbox
             where patient_id = :id and topic = 'attune.plans' and message_key = :id
             order by outbox_id
            """)
        .param("id", "p-" + id)
        .query(byte[].class)
        .list()
        .stream()
        .map(
            bytes -> {
              try {
                return codec.decode(bytes);
              } catch (org.attune.schemas.wire.UndecodableException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  /** What came into the outbox comes back from the log. */
  private static void comeBack(String id) {
    dashboard.project(Topic.PLANS, published(id).toArray(MonitoringPlan[]::new));
  }

  private static MonitoringPlan.Builder fromElsewhere(String id, int revision, Instant from) {
    return MonitoringPlan.newBuilder(
        PlanRecords.of("p-" + id, revision, from, from, PlanDraft.DEFAULT));
  }

  private static List<String> audited(String id) {
    return dashboard
        .jdbc()
        .sql(
            """
            select action || ' ' || coalesce(detail, '') from audit_event
             where patient_id = :id and action like 'PLAN%' order by audit_id
            """)
        .param("id", "p-" + id)
        .query(String.class)
        .list();
  }

  @Test
  void withoutAPlanThePagesSayWhatTheDefaultWatches() {
    patient("none");
    for (String path : List.of(page("none"), "/patients/p-none")) {
      assertThat(ana().open(path).body())
          .contains("Without one the default is in force, by which everything is watched:")
          .containsSubsequence("Switched off", "Nothing", "Standard")
          .containsSubsequence("PHQ-9 every 7 days", "GAD-7 every 7 days")
          .contains("At most 3 in 7 days", "when one has ended, none of its kind for 7 days");
    }
    assertThat(ana().open("/patients/p-none").body()).contains("href=\"/patients/p-none/plan\"");
  }

  @Test
  void aPlanIsPublishedThroughTheOutboxShownAndAudited() throws Exception {
    patient("one");
    Browser ana = ana();
    assertThat(submit(ana, "one", form(0, 0)))
        .contains("Published. It is in force within seconds.", "is on its way to the alert job");
    assertThat(published("one")).hasSize(1);
    MonitoringPlan record = published("one").get(0);
    assertThat(record.getRevision()).isEqualTo(1);
    assertThat(record.getSignalsOff()).containsExactly("wearable-off");
    assertThat(record.getSensitivity()).isEqualTo(Sensitivity.HIGH);
    assertThat(record.getMeasures()).containsExactly(new PlannedMeasure("phq-9", 14));
    assertThat(record.getRoutineAlertsPerWeek()).isEqualTo(5);
    assertThat(record.getEffectiveFrom()).isBetween(START, CLOCK.instant());
    assertThat(record.toString()).doesNotContain("repaired");

    comeBack("one");
    assertThat(ana.open("/patients/p-one").body())
        .doesNotContain("on its way")
        .containsSubsequence("Plan 1", "in force since", "published by Ana Ortiz")
        .contains("the watch is being repaired", "Wearable off", "PHQ-9 every 14 days", "High");
    assertThat(audited("one"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("PLAN_PUBLISHED revision=1 from=");
    assertThat(
            dashboard
                .jdbc()
                .sql(
                    "select count(*) from audit_event a where patient_id = 'p-one'"
                        + " and a::text like '%repaired%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void theFormBeginsWithWhatIsInForceAndTheNextRevisionFollows() {
    patient("next");
    dashboard.project(
        Topic.PLANS,
        fromElsewhere("next", 4, START.minusSeconds(60)).setSignalsOff(List.of("silence")).build());
    Browser ana = ana();
    assertThat(ana.open(page("next")).body())
        .containsSubsequence("Plan 4", "published outside the dashboard")
        .containsPattern("value=\"silence\" checked")
        .doesNotContainPattern("value=\"panic\" checked");
    submit(ana, "next", formOn(ana, "next"));
    comeBack("next");
    assertThat(ana.open(page("next")).body())
        .containsSubsequence("Plan 5", "published by Ana Ortiz", "Earlier plans (1)", "Plan 4");
  }

  @ParameterizedTest
  @EnumSource(SignalPolicy.class)
  void theFormOffersWhatMayBeSwitchedOffAndNamesWhatMayNot(SignalPolicy policy) {
    patient("offer");
    String body = ana().open(page("offer")).body();
    if (policy.safety()) {
      assertThat(body)
          .containsSubsequence("Always watched", PlanLabels.policy(policy))
          .doesNotContain("value=\"" + policy.id() + "\"");
    } else {
      assertThat(body).contains("value=\"" + policy.id() + "\"", PlanLabels.policy(policy));
      assertThat(PlanLabels.about(policy)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          off                  | item-9           | is about safety and cannot be switched off
          off                  | sillence         | does not exist
          sensitivity          | UNKNOWN          | is low, standard or high
          every.phq-9          | 0                | between two PHQ-9 are a whole number from 1 to 366
          every.phq-9          | 7.5              | are whole numbers
          every.phq9           | 7                | does not exist
          refractoryDays       | 29               | a whole number from 0 to 28
          routineAlertsPerWeek | 0                | a whole number from 1 to 50
          routineAlertsPerWeek | many             | are whole numbers
          reason               | ' '              | say why
          from                 | 2026-11-03T01:00 | in the past
          from                 | 2028-01-01T08:00 | more than a year
          from                 | tomorrow         | a day and a time
          """)
  void whatIsNoPlanIsRefusedAndWhatWasTypedComesBack(String field, String value, String words) {
    patient("wrong");
    Map<String, String> form = form(0, 0);
    form.put(field, value);
    String answer = submit(ana(), "wrong", form);
    assertThat(answer).contains("Not published: ").contains(words);
    assertThat(answer)
        .contains(
            field.equals("reason") ? "value=\"14\"" : "the watch is being repaired</textarea>");
    assertThat(published("wrong")).isEmpty();
  }

  @Test
  void aFormThatComesInPartSwitchesNothingOff() {
    patient("part");
    Map<String, String> form = form(0, 0);
    form.remove("off");
    submit(ana(), "part", form);
    assertThat(published("part").get(0).getSignalsOff()).isEmpty();

    patient("less");
    form.remove("sensitivity");
    assertThat(submit(ana(), "less", form)).contains("Not published: ");
  }

  @Test
  void twoPoliciesAreSwitchedOffByOneForm() {
    patient("two");
    Browser ana = ana();
    String body = ana.open(page("two")).body();
    String token = body.substring(body.indexOf("name=\"_csrf\" value=\"") + 20);
    StringBuilder fields =
        new StringBuilder("_csrf=" + token.substring(0, token.indexOf('"')) + "&off=panic");
    form(0, 0)
        .forEach(
            (name, value) ->
                fields
                    .append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    ana.post(page("two"), fields.toString());
    assertThat(published("two").get(0).getSignalsOff())
        .containsExactlyInAnyOrder("panic", "wearable-off");
  }

  @Test
  void ofTwoWhoPublishAtOnceTheSecondIsToldAndLosesNothing() {
    patient("both");
    List<String> answers =
        List.of(ana(), Browser.signedIn(dashboard, "bo")).stream()
            .map(
                browser -> CompletableFuture.supplyAsync(() -> submit(browser, "both", form(0, 0))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).filteredOn(answer -> answer.contains("Published. It is in")).hasSize(1);
    String second =
        answers.stream()
            .filter(answer -> answer.contains("Not published:"))
            .findFirst()
            .orElseThrow();
    assertThat(second)
        .contains("the plan was changed since you opened this page")
        .contains("the watch is being repaired")
        .containsPattern("value=\"HIGH\" checked");
    assertThat(published("both")).hasSize(1);

    Map<String, String> again = form((int) hidden(second, "seen"), hidden(second, "seenChange"));
    assertThat(submit(Browser.signedIn(dashboard, "bo"), "both", again)).contains("Published.");
    assertThat(published("both")).extracting(MonitoringPlan::getRevision).containsExactly(1, 2);
  }

  @Test
  void aPlanPublishedElsewhereMeanwhileMakesThePageStale() {
    patient("stale");
    Browser ana = ana();
    Map<String, String> form = formOn(ana, "stale");
    dashboard.project(Topic.PLANS, fromElsewhere("stale", 1, CLOCK.instant()).build());
    assertThat(submit(ana, "stale", form)).contains("the plan was changed since you opened");
    assertThat(published("stale")).isEmpty();
  }

  @Test
  void aPlanThatBeginsLaterStaysHereUntilThen() {
    patient("later");
    Browser ana = ana();
    submit(ana, "later", form(0, 0));
    comeBack("later");
    Map<String, String> later = formOn(ana, "later");
    later.put("off", "panic");
    later.put("from", in(Duration.ofHours(30)));
    assertThat(submit(ana, "later", later))
        .contains("until then nothing changes", "A change waits:", "Plan 2")
        .containsSubsequence("Plan 1", "in force since");
    assertThat(published("later")).as("the log keeps the plan in force").hasSize(1);

    CLOCK.pass(Duration.ofHours(31));
    await().atMost(PATIENCE).until(() -> published("later").size() == 2);
    MonitoringPlan begun = published("later").get(1);
    assertThat(begun.getRevision()).isEqualTo(2);
    assertThat(begun.getSignalsOff()).containsExactly("panic");
    assertThat(begun.getEffectiveFrom()).isBeforeOrEqualTo(CLOCK.instant());
    comeBack("later");
    assertThat(ana().open(page("later")).body())
        .containsSubsequence("Plan 2", "in force since", "published by Ana Ortiz")
        .doesNotContain("A change waits:");
    assertThat(audited("later"))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("PLAN_PUBLISHED", "PLAN_WRITTEN", "PLAN_PUBLISHED");
  }

  @Test
  void aPlanThatWaitsIsTakenBackByHandOrByAnother() {
    patient("back");
    Browser ana = ana();
    Map<String, String> later = form(0, 0);
    later.put("from", in(Duration.ofHours(5)));
    String waiting = submit(ana, "back", later);
    Map<String, String> seen =
        Map.of("seen", "0", "seenChange", Long.toString(hidden(waiting, "seenChange")));
    Browser bo = Browser.signedIn(dashboard, "bo");
    assertThat(bo.submit(page("back"), page("back") + "/take-back", seen).body())
        .contains("Taken back.")
        .doesNotContain("A change waits:");
    assertThat(bo.submit(page("back"), page("back") + "/take-back", seen).body())
        .contains("Nothing to take back");

    Map<String, String> again = formOn(ana, "back");
    again.put("from", in(Duration.ofHours(5)));
    submit(ana, "back", again);
    assertThat(submit(ana, "back", formOn(ana, "back"))).contains("Published.");
    CLOCK.pass(Duration.ofHours(6));
    // One that is due after it shows that the queue has looked.
    patient("back-2");
    later.put("from", in(Duration.ofMinutes(1)));
    submit(ana(), "back-2", later);
    CLOCK.pass(Duration.ofMinutes(2));
    await().atMost(PATIENCE).until(() -> published("back-2").size() == 1);
    assertThat(published("back")).hasSize(1);
  }

  @Test
  void aPlanThatMeetsAnotherWhenItIsToBeginIsNotLostAndNotPublished() {
    patient("met");
    Browser ana = ana();
    Map<String, String> later = form(0, 0);
    later.put("from", in(Duration.ofHours(3)));
    submit(ana, "met", later);
    dashboard.project(Topic.PLANS, fromElsewhere("met", 1, CLOCK.instant()).build());
    CLOCK.pass(Duration.ofHours(4));
    await()
        .atMost(PATIENCE)
        .until(() -> audited("met").stream().anyMatch(line -> line.startsWith("PLAN_OVERTAKEN")));
    assertThat(published("met")).isEmpty();
    assertThat(ana().open("/patients/p-met").body())
        .contains("did not begin: another plan was published after it was written.")
        .contains("Publish it again if it is still wanted.");
  }

  @Test
  void aPlanPassedOverInTheLogIsNotShownAsInForce() {
    patient("tie");
    Browser ana = ana();
    submit(ana, "tie", form(0, 0));
    dashboard.project(Topic.PLANS, fromElsewhere("tie", 1, START.minusSeconds(5)).build());
    comeBack("tie");
    // Both are in the log by now: the job follows the one that began first.
    assertThat(ana.open(page("tie")).body())
        .containsSubsequence("Plan 1", "published outside the dashboard")
        .containsSubsequence(
            "written by Ana Ortiz",
            "is not in force: another plan was published at the same moment.",
            "Publish it again if it is still wanted.");
  }

  @Test
  void aPlanOfTheLogThatBeginsLaterIsNotShownAsInForce() {
    patient("ahead");
    dashboard.project(
        Topic.PLANS,
        fromElsewhere("ahead", 1, CLOCK.instant().minusSeconds(9)).build(),
        fromElsewhere("ahead", 2, CLOCK.instant().plus(Duration.ofDays(2)))
            .setSignalsOff(List.of("panic", "item-9"))
            .build());
    assertThat(ana().open(page("ahead")).body())
        .containsSubsequence("Plan 1", "in force since", "Plan 2", "begins")
        .contains("A plan published meanwhile replaces it.")
        .containsSubsequence("Switched off", "Nothing");
    CLOCK.pass(Duration.ofDays(3));
    assertThat(ana().open(page("ahead")).body())
        .containsSubsequence("Plan 2", "in force since")
        .contains("To no effect: item-9");
  }

  @Test
  void anotherTeamsPatientHasNoPlan() {
    patient("hid");
    Browser cy = Browser.signedIn(dashboard, "cy");
    assertThat(cy.open(page("hid")).statusCode()).isEqualTo(404);
    assertThat(cy.submit("/", page("hid"), form(0, 0)).statusCode()).isEqualTo(404);
    assertThat(published("hid")).isEmpty();
  }

  @Test
  void whoReadsInAnEmergencyReadsThePlanAndChangesNothing() {
    patient("seen");
    dashboard
        .jdbc()
        .sql(
            """
            insert into emergency_access (emergency_id, patient_id, user_id, recipient, discloser,
              nature, granted_at, expires_at)
            select 'e-plan', 'p-seen', user_id, 'R', 'D', 'N', now(), now() + interval '1 hour'
              from app_user where username = 'cy'
            """)
        .update();
    Browser cy = Browser.signedIn(dashboard, "cy");
    assertThat(cy.open(page("seen")).body())
        .contains("Only those who treat the patient")
        .doesNotContain("Publish</button>");
    assertThat(submit(cy, "seen", form(0, 0))).contains("Not done: only those who treat");
    assertThat(published("seen")).isEmpty();
  }

  @Test
  void aPlanOfPart2TimeIsShownAsNoneToOthersWhoCannotReplaceIt() {
    patient("sud");
    dashboard.project(
        Topic.ENROLLMENTS,
        Enrollment.newBuilder()
            .setEventId("sud-e")
            .setPatientId("p-sud")
            .setEventTime(Records.NOON)
            .setReceivedAt(Records.NOON)
            .setZoneOffsetMinutes(0)
            .setEpisodeId("sud")
            .setProgramId("sud")
            .setZoneId("America/Chicago")
            .setAdmittedAt(START.minus(Duration.ofDays(1)))
            .setConfidentiality(Confidentiality.PART2_SUD)
            .build());
    Browser sue = Browser.signedIn(dashboard, "sue");
    assertThat(submit(sue, "sud", form(0, 0))).contains("Published.");
    comeBack("sud");
    assertThat(sue.open(page("sud")).body())
        .contains("Plan 1", "the watch is being repaired", "Notice under 42 CFR 2.32.");

    Browser ana = ana();
    for (String path : List.of(page("sud"), "/patients/p-sud")) {
      assertThat(ana.open(path).body())
          .contains("No plan of this patient is on record for you.")
          .doesNotContain("Plan 1", "repaired", "Wearable off</strong> was", "Sue Day");
    }
    assertThat(submit(ana, "sud", formOn(ana, "sud")))
        .contains("ask a supervisor", "No plan of this patient is on record for you.");
    assertThat(published("sud")).hasSize(1);
  }

  @Test
  void typedWordsAreTextAndNeverMarkup() {
    patient("script");
    Browser ana = ana();
    Map<String, String> form = form(0, 0);
    form.put("reason", "<script>alert(1)</script>");
    submit(ana, "script", form);
    comeBack("script");
    assertThat(ana.open(page("script")).body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
  }

  /** A time of the staff's clock, as a form sends it. */
  private static String in(Duration wait) {
    return LocalDateTime.ofInstant(CLOCK.instant().plus(wait), dashboard.bean(ZoneId.class))
        .withNano(0)
        .toString();
  }
}
