package org.attune.dashboard.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.fixture.ShiftedClock;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmergencyITCase {
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

  private static Browser ana() {
    return Browser.signedIn(dashboard, "ana");
  }

  private static String page(String id) {
    return "/patients/p-" + id + "/emergency";
  }

  private static void patient(String id) {
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient("p-" + id, "Patient " + id, "north")));
  }

  private static Map<String, String> card(int seen, String coping) {
    return new HashMap<>(
        Map.of(
            "seen", Integer.toString(seen),
            "callbackNumber", "555 0100",
            "contactName", "Quinn Doe",
            "contactNumber", "555 0101",
            "contactReleased", "true",
            "contactRelease", "crisis only",
            "emergencyServices", "Dane County dispatch 555 0102",
            "warningSigns", "pacing at night",
            "coping", coping));
  }

  private static int count(String sql, String id) {
    return dashboard.jdbc().sql(sql).param("id", "p-" + id).query(Integer.class).single();
  }

  @Test
  void isOneClickFromEveryAlert() {
    patient("click");
    dashboard.project(
        Topic.ALERTS,
        Records.alert("a-click", "p-click", Records.item9("e-click").build()).build());
    for (String path : List.of("/inbox", "/patients/p-click")) {
      assertThat(ana().open(path).body()).contains("href=\"/patients/p-click/emergency\"");
    }
    assertThat(ana().open(page("click")).body())
        .contains("Not confirmed. Ask first.", "Not known", "Not written yet.");
  }

  @Test
  void holdsWhereToSendHelpWhomToCallAndTheSixSteps() {
    patient("card");
    ana().submit(page("card"), page("card"), card(0, "a walk"));
    String shown = ana().open(page("card")).body();
    assertThat(shown)
        .contains("555 0100", "Quinn Doe 555 0101", "information may be given", "crisis only")
        .contains("Dane County dispatch 555 0102")
        .containsSubsequence(
            "Warning signs",
            "pacing at night",
            "What I can do by myself",
            "a walk",
            "People and places that take my mind off it",
            "People I can ask for help",
            "Professionals and agencies to call in a crisis",
            "Making my surroundings safer",
            "Version 1, Ana Ortiz");
  }

  @Test
  void keepsEveryVersionAndAuditsWithoutContent() {
    patient("vers");
    Browser ana = ana();
    ana.submit(page("vers"), page("vers"), card(0, "the first way"));
    assertThat(ana.submit(page("vers"), page("vers"), card(1, "the second way")).body())
        .contains("Written.", "the second way", "Earlier versions (1)", "the first way");
    assertThat(
            count(
                "select count(*) from audit_event where patient_id = :id"
                    + " and action = 'EMERGENCY_CARD_CHANGED'",
                "vers"))
        .isEqualTo(2);
    assertThat(
            count(
                "select count(*) from audit_event where patient_id = :id"
                    + " and action = 'EMERGENCY_CARD_READ'",
                "vers"))
        .isPositive();
    assertThat(
            count(
                "select count(*) from audit_event a where patient_id = :id"
                    + " and a::text ~ 'way|Quinn|555'",
                "vers"))
        .isZero();
  }

  @Test
  void refusesAStalePageAndGivesBackWhatWasTyped() {
    patient("stale");
    Browser ana = ana();
    ana.submit(page("stale"), page("stale"), card(0, "what bo wrote"));
    assertThat(ana.submit(page("stale"), page("stale"), card(0, "what ana typed")).body())
        .contains("somebody has written another version", "what bo wrote", "what ana typed");
    assertThat(count("select count(*) from emergency_card where patient_id = :id", "stale"))
        .isEqualTo(1);
  }

  @Test
  void ofTwoWhoWriteAtOnceOneDoes() {
    patient("both");
    List<Browser> browsers = List.of(ana(), Browser.signedIn(dashboard, "bo"));
    List<String> answers =
        browsers.stream()
            .map(
                browser ->
                    CompletableFuture.supplyAsync(
                        () -> browser.submit(page("both"), page("both"), card(0, "x")).body()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).filteredOn(answer -> answer.contains("Written.")).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.contains("somebody has written another version"))
        .hasSize(1);
  }

  @Test
  void aLocationIsConfirmedAnewEachSession() {
    patient("loc");
    Browser ana = ana();
    assertThat(
            ana.submit(page("loc"), page("loc") + "/location", Map.of("location", "12 Elm Street"))
                .body())
        .contains("The location is confirmed.", "12 Elm Street", "confirmed this session by Ana");
    CLOCK.pass(Duration.ofHours(4));
    assertThat(ana().open(page("loc")).body())
        .contains("not confirmed this session; last by Ana Ortiz");
    for (String place : List.of("", "   ", "x".repeat(301))) {
      assertThat(
              ana()
                  .submit(page("loc"), page("loc") + "/location", Map.of("location", place))
                  .body())
          .contains("Not recorded: a place has 1 to 300 characters.");
    }
    assertThat(count("select count(*) from patient_location where patient_id = :id", "loc"))
        .isEqualTo(1);
  }

  @Test
  void typedWordsAreTextAndNeverMarkup() {
    patient("script");
    Browser ana = ana();
    ana.submit(page("script"), page("script"), card(0, "<script>alert(1)</script>"));
    ana.submit(
        page("script"),
        page("script") + "/location",
        Map.of("location", "\"><script>alert(2)</script>"));
    assertThat(ana.open(page("script")).body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
    Map<String, String> tooLong = card(1, "x".repeat(2001));
    assertThat(ana.submit(page("script"), page("script"), tooLong).body())
        .contains("Not written: a line has at most 200 characters");
  }

  @Test
  void anotherTeamsPatientHasNoCard() {
    patient("hid");
    ana().submit(page("hid"), page("hid"), card(0, "secret"));
    Browser cy = Browser.signedIn(dashboard, "cy");
    assertThat(cy.open(page("hid")).statusCode()).isEqualTo(404);
    assertThat(cy.submit("/", page("hid"), card(1, "x")).statusCode()).isEqualTo(404);
    assertThat(cy.submit("/", page("hid") + "/location", Map.of("location", "x")).statusCode())
        .isEqualTo(404);
    assertThat(cy.open("/patients/nobody/emergency").statusCode()).isEqualTo(404);
    assertThat(count("select count(*) from emergency_card where patient_id = :id", "hid"))
        .isEqualTo(1);
  }
}
