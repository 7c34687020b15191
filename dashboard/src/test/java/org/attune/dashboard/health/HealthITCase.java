package org.attune.dashboard.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.fixture.ShiftedClock;
import org.attune.dashboard.security.Role;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** The page of health while there is no broker: everything that can be red is. */
class HealthITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ShiftedClock CLOCK = new ShiftedClock();

  private static String page(RunningDashboard dashboard, String username) {
    return text(Browser.signedIn(dashboard, username).open("/health").body());
  }

  private static String text(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ");
  }

  @Test
  void saysWhatStandsStillAndWhatToDoAndNamesNobody() {
    try (RunningDashboard dashboard = RunningDashboard.start(CLOCK)) {
      dashboard
          .bean(AccountService.class)
          .enter(
              List.of(),
              List.of(
                  new NewAccount(
                      "director", RunningDashboard.PASSWORD, "Dee", Role.DIRECTOR, Set.of())),
              List.of());
      assertThat(page(dashboard, "sol"))
          .contains("Everything goes on.", "Clock of the intake Starting", "Linked up to number")
          .doesNotContain("Never heard of");

      dashboard.onRota("iop", Duty.ON_DUTY, "ana");
      dashboard.project(Topic.ENROLLMENTS, Records.enrollment("p-north", "iop").build());
      dashboard.project(
          Topic.ALERTS, Records.alert("a-1", "p-north", Records.item9("e-1").build()).build());
      Browser.signedIn(dashboard, "ana")
          .submit("/patients/p-north", "/alerts/a-1/acknowledge", Map.of("revision", "1"));
      notSent(dashboard);
      CLOCK.pass(Duration.ofSeconds(90));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(page(dashboard, "sol"))
                      .contains(
                          "Clock of the intake Never heard of No tick yet Nothing tells the time",
                          "Trend job Never heard of",
                          "Alert job Never heard of",
                          "Journal job, models Never heard of",
                          "attune.alerts Never heard of",
                          "See the job's exceptions in the Flink web interface")
                      .containsPattern(
                          "Outbox: actions and records on their way to the broker Delayed since"
                              + " [\\w: ]+ 1, the oldest for 1 min See that the broker takes records")
                      .containsPattern(
                          "Notices that could not be sent Delayed since [\\w: ]+ 1, the oldest for")
                      .containsPattern("Audit chain Up to date Linked up to number [1-9]\\d*"));
      assertThat(page(dashboard, "director"))
          .contains("lines need somebody")
          .doesNotContain("Nora Quist", "Ana Ortiz", "p-north", "a-1 ");
    }
  }

  /** A notice to somebody that a mail server refused. */
  private static void notSent(RunningDashboard dashboard) {
    dashboard
        .jdbc()
        .sql(
            """
            insert into delivery (delivery_id, notification_id, user_id, channel, turn, duty,
              created_at, due_at, attempts, last_failure)
            select gen_random_uuid(), notification_id, :userId, 'EMAIL', 7, true, :now, :now, 3, 'refused'
              from notification limit 1
            """)
        .param("userId", dashboard.userId("ana"))
        .param("now", java.sql.Timestamp.from(CLOCK.instant()))
        .update();
  }
}
