package org.attune.dashboard.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.fixture.ShiftedClock;
import org.attune.dashboard.notice.Outgoing;
import org.attune.dashboard.security.Role;
import org.attune.schemas.common.Tier;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** A director is told that an alert waits, and by whom, and holds nothing up. */
class WaitingITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final ShiftedClock clock = new ShiftedClock();

  private static void enterPeople(RunningDashboard dashboard) {
    AccountService accounts = dashboard.bean(AccountService.class);
    accounts.enterPrograms(
        List.of(
            new Program("whole", "Whole program", false), new Program("other", "Other", false)));
    accounts.enter(
        List.of(),
        List.of(
            new NewAccount("dee", RunningDashboard.PASSWORD, "Dee Rector", Role.DIRECTOR, Set.of()),
            new NewAccount("don", RunningDashboard.PASSWORD, "Don Other", Role.DIRECTOR, Set.of()),
            NewAccount.supervisor(
                "sue", RunningDashboard.PASSWORD, "Sue Pervisor", Set.of("whole"))),
        List.of());
    dashboard.onRota("whole", Duty.ON_DUTY, "ana");
    dashboard.onRota("whole", Duty.DIRECTOR, "dee");
    dashboard.onRota("other", Duty.DIRECTOR, "don");
  }

  private static List<String> steps(RunningDashboard dashboard) {
    return dashboard
        .jdbc()
        .sql(
            """
            select s.duty || ':' || coalesce(u.username, s.vacancy) from escalation_step s
              left join app_user u on u.user_id = s.user_id order by s.step, u.username
            """)
        .query(String.class)
        .list();
  }

  private static String text(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ");
  }

  private static String waiting(RunningDashboard dashboard, String username) {
    return text(Browser.signedIn(dashboard, username).open("/waiting").body());
  }

  @Test
  void isToldAndSeesWhoLetsItWaitAndNothingOfThePatient() throws Exception {
    clock.set(Instant.parse("2026-11-03T12:00:00Z"));
    GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    mail.start();
    try (RunningDashboard dashboard =
        RunningDashboard.start(
            clock,
            new Outgoing(
                URI.create("https://attune.example.org/"),
                new Outgoing.MailServer(
                    "127.0.0.1", mail.getSmtp().getPort(), null, null, false, "a@example.org"),
                Set.of()))) {
      enterPeople(dashboard);
      Browser dee = Browser.signedIn(dashboard, "dee");
      assertThat(dee.open("/").uri()).hasPath("/waiting");
      dee.submit("/notices", "/notices", Map.of("email", "dee@example.org", "delay", "0"));
      dashboard.project(Topic.ENROLLMENTS, Records.enrollment("p-north", "whole").build());
      dashboard.project(
          Topic.ALERTS,
          Records.alert("a-1", "p-north", Records.item9("e-1").build())
              .setTier(Tier.IMMEDIATE)
              .build());
      await().atMost(PATIENCE).until(() -> steps(dashboard).equals(List.of("ON_DUTY:ana")));
      assertThat(waiting(dashboard, "dee"))
          .contains("No alert waits beyond its limit", "1 other alert waits within its limit.");

      clock.pass(Duration.ofMinutes(16));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(steps(dashboard))
                      .as("nobody waits for a director, who cannot acknowledge")
                      .containsExactly(
                          "ON_DUTY:ana",
                          "BACKUP:NOBODY",
                          "SUPERVISOR:NOBODY",
                          "DIRECTOR:dee",
                          "EVERYBODY:ana",
                          "EVERYBODY:dee",
                          "EVERYBODY:sue"));
      assertThat(waiting(dashboard, "dee"))
          .contains(
              "Whole program on duty: Ana Ortiz; backup: nobody",
              "Immediate not acknowledged by",
              "Ana Ortiz (clinician on duty), not acknowledged",
              "nobody to tell as backup",
              "Dee Rector (director), not acknowledged",
              "Everybody is told at")
          .doesNotContain("Nora", "Quist", "p-north", "a-1", "Suicide", "item 9");
      assertThat(waiting(dashboard, "sue")).contains("Whole program", "Immediate");
      assertThat(waiting(dashboard, "don")).contains("Other").doesNotContain("Whole program");
      assertThat(waiting(dashboard, "sol")).contains("You answer for no program");

      assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
      MimeMessage notice = Arrays.stream(mail.getReceivedMessages()).findFirst().orElseThrow();
      assertThat(notice.getAllRecipients()[0]).hasToString("dee@example.org");
      Matcher link =
          Pattern.compile("https://attune.example.org(/notices/[0-9a-f-]+)")
              .matcher(notice.getContent().toString());
      assertThat(link.find()).isTrue();
      assertThat(dee.open(link.group(1)).uri()).hasPath("/waiting");
      assertThat(Browser.signedIn(dashboard, "don").open(link.group(1)).statusCode())
          .isEqualTo(404);
      assertThat(dee.open("/patients/p-north").statusCode()).isEqualTo(403);

      Browser.signedIn(dashboard, "sue")
          .submit("/patients/p-north", "/alerts/a-1/acknowledge", Map.of("revision", "1"));
    } finally {
      mail.stop();
    }
  }
}
