package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.app.RunningAttune;
import org.attune.app.endtoend.OutsideProducer.Sent;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.EventStream;
import org.attune.dashboard.security.Role;
import org.attune.schemas.topic.Topic;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Records that a client with a slow clock put into the log: their receipt lies ahead of it, so they
 * are set aside. Read again by a clock that is right, they are used.
 */
@ExtendWith(SharedAttune.class)
class RereadITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(250);

  @Test
  void recordsThatAClockSpoiledAreUsedTheSecondTimeAndAlertOnce(RunningAttune attune) {
    Instant now = Instant.now();
    Instant slow = now.minus(Duration.ofHours(1));
    attune
        .accounts()
        .enter(
            List.of(new CareTeam("again", "Again team")),
            List.of(
                new NewAccount(
                    "again", RunningAttune.PASSWORD, "Ida Again", Role.CLINICIAN, Set.of("again"))),
            List.of(
                new NewPatient("p-again-1", "Agnes One", "again"),
                new NewPatient("p-again-2", "Agnes Two", "again")));
    Browser again = attune.signedIn("again");
    try (EventStream open = again.live("/live");
        OutsideProducer outside = new OutsideProducer(attune.addresses().kafkaBootstrapServers())) {
      Sent answer =
          outside.send(
              Topic.ASSESSMENTS,
              "p-again-1",
              "again-1",
              OutsideProducer.bytes(Events.phq9("again-1", "p-again-1", now, 2).build()),
              slow);
      Sent entry =
          outside.send(
              Topic.JOURNALS,
              "p-again-2",
              "again-2",
              OutsideProducer.bytes(
                  Events.journal("again-2", "p-again-2", now, "I took all the pills last night.")
                      .build()),
              slow);
      for (Sent sent : List.of(answer, entry)) {
        eventually(
            () ->
                assertThat(row(again, sent))
                    .containsEntry("Reason", "Wrong clock")
                    .containsEntry("Detail", "receivedAt"));
      }
      assertThat(again.json("/patients/p-again-1/metrics/phq-9-total.json").body())
          .as("nothing of it is charted")
          .doesNotContain("10.0");
      eventually(() -> assertThat(alertsOf(open, "Agnes One")).hasSize(1));
      eventually(() -> assertThat(alertsOf(open, "Agnes Two")).hasSize(1));

      for (Sent sent : List.of(answer, entry)) {
        assertThat(
                again
                    .submit(
                        "/quarantine",
                        "/quarantine/reread",
                        Map.of(
                            "topic", sent.topic().topicName(),
                            "partition", Integer.toString(sent.partition()),
                            "offset", Long.toString(sent.offset())))
                    .body())
            .contains("1 record is read again");
      }
      for (Sent sent : List.of(answer, entry)) {
        eventually(
            () ->
                assertThat(row(again, sent).get("Reading again"))
                    .contains("by Ida Again: accepted"));
      }
      eventually(
          () ->
              assertThat(again.json("/patients/p-again-1/metrics/phq-9-total.json").body())
                  .contains("10.0"));
      assertThat(PageText.of(again.open("/patients/p-again-1").body()))
          .contains("Suicide risk", "was answered “more than half the days” (2 of 3)");
      assertThat(alertsOf(open, "Agnes One")).as("told once").hasSize(1);
      assertThat(alertsOf(open, "Agnes Two")).as("told once").hasSize(1);
    }
  }

  private static List<String> alertsOf(EventStream open, String name) {
    return open.alerts().stream()
        .map(event -> PageText.of(event.data()))
        .filter(alert -> alert.contains(name))
        .toList();
  }

  private static Map<String, String> row(Browser browser, Sent sent) {
    return PageText.rows(browser.open("/quarantine").body()).stream()
        .filter(row -> sent.topic().topicName().equals(row.get("Topic")))
        .filter(row -> Integer.toString(sent.partition()).equals(row.get("Partition")))
        .filter(row -> Long.toString(sent.offset()).equals(row.get("Offset")))
        .findFirst()
        .orElse(Map.of());
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(assertion);
  }
}
