package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.RunningAttune;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.EventStream;
import org.attune.dashboard.security.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One event's way: from a client outside through every part to the pages that are open. */
@ExtendWith(SharedAttune.class)
class WholePathITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern STREAM = Pattern.compile("sse-connect=\"([^\"]+)\"");
  private static final String REASON =
      "PHQ-9 item 9 (thoughts of being better off dead or of self-harm) was answered “more than"
          + " half the days” (2 of 3)";

  @BeforeAll
  static void enterPeople(RunningAttune attune) {
    attune
        .accounts()
        .enter(
            List.of(new CareTeam("north", "North team"), new CareTeam("south", "South team")),
            List.of(
                clinician("ana", "Ana Ortiz", "north"),
                clinician("bo", "Bo Lind", "north"),
                clinician("cy", "Cy Park", "south")),
            List.of(
                new NewPatient("p-north", "Nora Quist", "north"),
                new NewPatient("p-south", "Sam Reyes", "south")));
  }

  private static NewAccount clinician(String username, String name, String careTeam) {
    return new NewAccount(username, RunningAttune.PASSWORD, name, Role.CLINICIAN, Set.of(careTeam));
  }

  /** Opens the stream that the page names, from where the page was rendered. */
  private static EventStream openPage(Browser browser) {
    Matcher stream = STREAM.matcher(browser.open("/").body());
    assertThat(stream.find()).as("the page names its stream").isTrue();
    return browser.live(stream.group(1));
  }

  @Test
  void anAnswerIsOnTheOpenPagesOfTheCareTeamWithItsReasonAndOnNobodyElses(RunningAttune attune) {
    Browser ana = attune.signedIn("ana");
    Browser bo = attune.signedIn("bo");
    Browser cy = attune.signedIn("cy");
    try (EventStream toAna = openPage(ana);
        EventStream toBo = openPage(bo);
        EventStream toCy = openPage(cy);
        OutsideProducer outside = new OutsideProducer(attune.addresses().kafkaBootstrapServers())) {
      long sentAt = System.nanoTime();
      outside.send(Events.phq9("north-1", "p-north", Instant.now(), 2).build());
      awaitAlerts(toAna, 1);
      System.out.printf(
          "from the client to an open page: %d ms%n",
          Duration.ofNanos(System.nanoTime() - sentAt).toMillis());
      awaitAlerts(toBo, 1);
      String pushed = PageText.of(toAna.alerts().get(0).data());
      assertThat(pushed).contains("Urgent", "Nora Quist", "Suicide risk", REASON);
      assertThat(PageText.of(toBo.alerts().get(0).data())).isEqualTo(pushed);

      assertThat(PageText.of(ana.open("/").body())).contains("Nora Quist", REASON);
      assertThat(PageText.of(ana.open("/patients/p-north").body()))
          .contains("Nora Quist", "Suicide risk", REASON);

      // An alert of their own, later in the log, shows that the other one has passed them by.
      outside.send(Events.phq9("south-1", "p-south", Instant.now(), 3).build());
      awaitAlerts(toCy, 1);
      assertThat(PageText.of(toCy.alerts().get(0).data()))
          .contains("Sam Reyes", "nearly every day")
          .doesNotContain("Nora");
      assertThat(toAna.alerts()).hasSize(1);
      assertThat(PageText.of(cy.open("/").body())).contains("Sam Reyes").doesNotContain("Nora");
      assertThat(cy.open("/patients/p-north").statusCode()).isEqualTo(404);
    }
  }

  private static void awaitAlerts(EventStream stream, int count) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(stream.alerts()).hasSize(count));
  }
}
