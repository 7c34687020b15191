package org.attune.dashboard.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.attune.dashboard.alert.AlertWorkflow;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.fixture.ShiftedClock;
import org.attune.schemas.common.Tier;
import org.attune.schemas.context.Action;
import org.attune.schemas.context.AlertAction;
import org.attune.schemas.context.Disposition;
import org.attune.schemas.context.Usefulness;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.AlertKind;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InboxITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final ShiftedClock CLOCK = new ShiftedClock();
  private static RunningDashboard dashboard;

  @BeforeAll
  static void start() {
    CLOCK.set(Instant.parse("2026-11-03T18:00:00Z"));
    dashboard = RunningDashboard.start(CLOCK);
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static void patient(String id) {
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient("p-" + id, "Patient " + id, "north")));
  }

  private static Alert.Builder alert(String id) {
    return Records.alert("a-" + id, "p-" + id, Records.item9("e-" + id).build());
  }

  private static Alert.Builder craving(String id) {
    return alert(id).setKind(AlertKind.CRAVING).setSafety(false).setTier(Tier.ROUTINE);
  }

  private static void raise(String id) {
    patient(id);
    dashboard.project(Topic.ALERTS, alert(id).build());
  }

  private static void raiseCraving(String id) {
    patient(id);
    dashboard.project(Topic.ALERTS, craving(id).build());
  }

  private static String act(Browser browser, String id, String action, String... fields) {
    Map<String, String> form = new java.util.HashMap<>(Map.of("revision", "1", "from", "inbox"));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return browser.submit("/inbox", "/alerts/a-" + id + "/" + action, form).body();
  }

  private static String section(String page, String id) {
    int from = page.indexOf("id=\"inbox-" + id + "\"");
    return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
  }

  private static List<AlertAction> published(String id) {
    EventCodec<AlertAction> codec = EventCodec.of(Topic.ALERT_ACTIONS, AlertAction.class);
    return dashboard
        .jdbc()
        .sql("select payload from outbox where patient_id = :id order by outbox_id")
        .param("id", "p-" + id)
        .query(
            (row, n) -> {
              try {
                return codec.decode(row.getBytes("payload"));
              } catch (UndecodableException e) {
                throw new IllegalStateException(e);
              }
            })
        .list();
  }

  @Test
  void listsOpenAlertsOfTheOwnTeamsByTierAndAge() {
    patient("t1");
    patient("t2");
    patient("t3");
    patient("t4");
    dashboard.project(
        Topic.ALERTS,
        alert("t1").setTier(Tier.SAME_DAY).build(),
        alert("t2").build(),
        alert("t3").setLastEvidenceAt(Records.NOON.minusSeconds(600)).build(),
        alert("t4").setTier(Tier.IMMEDIATE).build());
    String page = section(Browser.signedIn(dashboard, "ana").open("/inbox").body(), "new");
    assertThat(page)
        .containsSubsequence("Patient t4", "Patient t3", "Patient t2", "Patient t1")
        .contains("was answered “more than half the days” (2 of 3)");
    assertThat(Browser.signedIn(dashboard, "cy").open("/inbox").body())
        .doesNotContain("Patient t4");
  }

  @Test
  void acknowledgingIsNotActing() {
    raise("ack");
    Browser ana = Browser.signedIn(dashboard, "ana");
    String page = act(ana, "ack", "acknowledge");
    assertThat(page).contains("Recorded.");
    assertThat(section(page, "seen")).contains("Patient ack", "Acknowledged, not yet acted on");
    assertThat(section(page, "new")).doesNotContain("Patient ack");
  }

  @Test
  void aContactAttemptLeavesTheAlertOpenAndSaysWhatWasTried() {
    raise("try");
    Browser ana = Browser.signedIn(dashboard, "ana");
    act(ana, "try", "contact-attempt", "reason", "<script>alert(1)</script> voicemail");
    String page = act(ana, "try", "contact-attempt", "reason", "again by a second click");
    assertThat(section(page, "tried"))
        .contains("Patient try", "Contact attempted, still open", "What was done (1)")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; voicemail")
        .doesNotContain("<script>alert", "second click");
    assertThat(published("try"))
        .singleElement()
        .satisfies(
            action -> {
              assertThat(action.getAction()).isEqualTo(Action.CONTACT_ATTEMPT);
              assertThat(action.getDisposition()).isEqualTo(Disposition.CONTACT_ATTEMPTED);
              assertThat(action.toString()).doesNotContain("voicemail");
            });
    assertThat(act(ana, "try", "resolve", "disposition", "CONTACT_ATTEMPTED"))
        .contains("a contact attempt does not close an alert");
    CLOCK.pass(Duration.ofMinutes(2));
    act(ana, "try", "contact-attempt", "reason", "called again");
    assertThat(published("try")).hasSize(2);
    assertThat(
            dashboard
                .jdbc()
                .sql("select count(*) from audit_event where detail like '%voicemail%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void newEvidenceAsksAgainWhateverWasTried() {
    raise("ask");
    Browser ana = Browser.signedIn(dashboard, "ana");
    act(ana, "ask", "contact-attempt");
    dashboard.project(
        Topic.ALERTS,
        Records.alert(
                "a-ask", "p-ask", Records.item9("e-ask").build(), Records.item9("e-ask2").build())
            .setRevision(2)
            .build());
    assertThat(section(ana.open("/inbox").body(), "new")).contains("Patient ask");
    act(ana, "ask", "acknowledge", "revision", "2");
    assertThat(section(ana.open("/inbox").body(), "seen"))
        .as("what was tried before the new evidence does not count for it")
        .contains("Patient ask");
  }

  @Test
  void aSnoozeEndsAtItsTime() {
    raiseCraving("nap");
    Browser ana = Browser.signedIn(dashboard, "ana");
    String page = act(ana, "nap", "snooze", "hours", "4");
    assertThat(section(page, "snoozed")).contains("Patient nap", "Snoozed until ");
    assertThat(published("nap").get(0).getAction()).isEqualTo(Action.SNOOZE);
    assertThat(published("nap").get(0).getSnoozedUntil()).isAfter(CLOCK.instant());

    dashboard.project(
        Topic.ALERTS,
        craving("nap")
            .setEvidence(List.of(Records.item9("e-nap").build(), Records.item9("e-nap2").build()))
            .setRevision(2)
            .build());
    assertThat(section(ana.open("/inbox").body(), "snoozed"))
        .as("more of the same")
        .contains("Patient nap");
    CLOCK.pass(Duration.ofHours(4));
    dashboard.bean(AlertWorkflow.class).wakeSnoozed();
    assertThat(section(Browser.signedIn(dashboard, "ana").open("/inbox").body(), "new"))
        .contains("Patient nap", "Snoozed before");
  }

  @Test
  void aSnoozeEndsWhenTheTierRises() {
    raiseCraving("rise");
    Browser ana = Browser.signedIn(dashboard, "ana");
    act(ana, "rise", "snooze", "hours", "72");
    dashboard.project(Topic.ALERTS, craving("rise").setTier(Tier.URGENT).setRevision(2).build());
    assertThat(section(ana.open("/inbox").body(), "new")).contains("Patient rise");
  }

  @Test
  void aSnoozeMayEndWithTheNextSessionButNotLaterThanInThreeDays() {
    raiseCraving("sess");
    Browser ana = Browser.signedIn(dashboard, "ana");
    LocalDateTime now =
        LocalDateTime.ofInstant(CLOCK.instant(), dashboard.bean(ZoneId.class))
            .truncatedTo(ChronoUnit.MINUTES);
    assertThat(act(ana, "sess", "snooze", "until", now.plusDays(4).toString()))
        .contains("snoozed for 72 hours at most");
    assertThat(act(ana, "sess", "snooze", "until", now.plusDays(2).toString()))
        .contains("Recorded.");
  }

  @Test
  void aSafetyAlertIsNeverSnoozed() {
    raise("safe");
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(act(ana, "safe", "snooze", "hours", "4"))
        .contains("an alert about safety is never snoozed");
    assertThat(section(ana.open("/inbox").body(), "new")).contains("Patient safe");
  }

  @Test
  void closesWithADispositionAReasonAndWhetherItWasUseful() {
    raise("end");
    Browser ana = Browser.signedIn(dashboard, "ana");
    assertThat(act(ana, "end", "resolve", "disposition", "NO_ACTION"))
        .contains("Not recorded: say why.");
    assertThat(
            act(
                ana,
                "end",
                "resolve",
                "disposition",
                "NO_ACTION",
                "reason",
                "spoken of at the session",
                "useful",
                "NOT_USEFUL"))
        .contains("Recorded.");
    assertThat(ana.open("/patients/p-end").body())
        .contains("closed it: no action needed (the alert was not useful)")
        .contains("spoken of at the session");
    AlertAction action = published("end").get(0);
    assertThat(action.getUsefulness()).isEqualTo(Usefulness.NOT_USEFUL);
    assertThat(action.toString()).doesNotContain("spoken");
    assertThat(act(ana, "end", "resolve", "disposition", "NO_ACTION", "reason", "x"))
        .contains("the alert is closed already");
  }

  @Test
  void ofTwoWhoActAtOnceOneDoesAndTheOtherLearnsIt() {
    raise("two");
    Browser ana = Browser.signedIn(dashboard, "ana");
    Browser bo = Browser.signedIn(dashboard, "bo");
    List<String> answers =
        List.of(
                CompletableFuture.supplyAsync(
                    () -> act(ana, "two", "resolve", "disposition", "CONTACTED")),
                CompletableFuture.supplyAsync(
                    () -> act(bo, "two", "resolve", "disposition", "SAFETY_PLAN_REVIEWED")))
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).filteredOn(page -> page.contains("Recorded.")).hasSize(1);
    assertThat(answers).filteredOn(page -> page.contains("the alert is closed already")).hasSize(1);
    assertThat(published("two")).hasSize(1);
  }

  @Test
  void aSecondAcknowledgementSaysSoAndRecordsNothing() {
    raise("twice");
    act(Browser.signedIn(dashboard, "bo"), "twice", "acknowledge");
    assertThat(act(Browser.signedIn(dashboard, "ana"), "twice", "acknowledge"))
        .contains("Acknowledged already");
    assertThat(published("twice")).hasSize(1);
  }

  @Test
  void anActionFromAStalePageOrOnAnUnknownAlertIsRefused() {
    raise("stale");
    dashboard.project(
        Topic.ALERTS,
        Records.alert(
                "a-stale",
                "p-stale",
                Records.item9("e-stale").build(),
                Records.item9("e-stale2").build())
            .setRevision(2)
            .build());
    Browser ana = Browser.signedIn(dashboard, "ana");
    for (String action : List.of("acknowledge", "contact-attempt")) {
      assertThat(act(ana, "stale", action)).contains("new evidence came in");
    }
    assertThat(published("stale")).isEmpty();
    for (String action : List.of("acknowledge", "contact-attempt", "snooze", "resolve")) {
      assertThat(
              ana.submit("/inbox", "/alerts/none/" + action, Map.of("revision", "1")).statusCode())
          .isEqualTo(404);
      assertThat(
              Browser.signedIn(dashboard, "cy")
                  .submit("/inbox", "/alerts/a-stale/" + action, Map.of("revision", "2"))
                  .statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void theListIsFetchedAnewWithItsBanners() {
    assertThat(Browser.signedIn(dashboard, "ana").fetch("/inbox/list").body())
        .contains("id=\"banners\"", "hx-swap-oob")
        .doesNotContain("<html");
  }

  @Test
  void whoeverStandsInIsToldInTheOthersPlace() {
    dashboard.onRota("cover", Duty.ON_DUTY, "ana");
    Browser ana = Browser.signedIn(dashboard, "ana");
    ZoneId zone = dashboard.bean(ZoneId.class);
    LocalDateTime now =
        LocalDateTime.ofInstant(CLOCK.instant(), zone).truncatedTo(ChronoUnit.MINUTES);
    Map<String, String> handover =
        Map.of(
            "away", dashboard.userId("ana"),
            "cover", dashboard.userId("bo"),
            "from", now.minusHours(1).toString(),
            "until", now.plusDays(300).toString());
    Map<String, String> toCy = new java.util.HashMap<>(handover);
    toCy.put("cover", dashboard.userId("cy"));
    assertThat(ana.submit("/duty", "/duty/handovers", toCy).body())
        .contains("must be in all care teams of the other first");
    assertThat(
            Browser.signedIn(dashboard, "bo")
                .submit("/duty", "/duty/handovers", handover)
                .statusCode())
        .as("another's caseload")
        .isEqualTo(403);
    assertThat(ana.submit("/duty", "/duty/handovers", handover).body())
        .contains("The caseload is handed over.");

    patient("cover");
    dashboard.project(Topic.ENROLLMENTS, Records.enrollment("p-cover", "cover").build());
    dashboard.project(Topic.ALERTS, alert("cover").build());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        dashboard
                            .jdbc()
                            .sql(
                                "select u.username from escalation_step s join app_user u"
                                    + " on u.user_id = s.user_id where s.alert_id = 'a-cover'")
                            .query(String.class)
                            .list())
                    .containsExactly("bo"));
    String id =
        dashboard.jdbc().sql("select handover_id from handover").query(String.class).single();
    assertThat(ana.submit("/duty", "/duty/handovers/withdraw", Map.of("handover", id)).body())
        .contains("The hand-over is ended.");
  }

  @Test
  void openingTheInboxIsARead() {
    Browser ana = Browser.signedIn(dashboard, "ana");
    long before = reads();
    ana.open("/inbox");
    assertThat(reads()).isEqualTo(before + 1);
  }

  private static long reads() {
    return dashboard
        .jdbc()
        .sql("select count(*) from audit_event where action = 'CASELOAD_READ' and user_id = :ana")
        .param("ana", dashboard.userId("ana"))
        .query(Long.class)
        .single();
  }
}
