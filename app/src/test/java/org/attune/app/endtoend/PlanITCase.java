package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.RunningAttune;
import org.attune.app.plan.PlanPublishCommand;
import org.attune.app.platform.TopicSnapshot;
import org.attune.app.replay.Envelope;
import org.attune.app.replay.KafkaEventSink;
import org.attune.app.replay.TimedEvent;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.security.Role;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.attune.schemas.context.Enrollment;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.context.Sensitivity;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.AlertKind;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A changed plan's way from the command through the broker into the alert job. */
@ExtendWith(SharedAttune.class)
class PlanITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SECONDS = Duration.ofSeconds(5);

  @TempDir private Path folder = Path.of("");

  private String patient = "p-plan";
  private int sent;

  @Test
  void aChangedPlanIsInForceWithinSecondsAndSafetyGoesOn(RunningAttune attune) throws Exception {
    String broker = attune.addresses().kafkaBootstrapServers();
    try (OutsideProducer outside = new OutsideProducer(broker)) {
      assertThat(cravingIsWatched(outside, broker)).isTrue();

      publish(broker, "{\"signalsOff\": [\"craving\"]}");
      await().atMost(SECONDS).until(() -> !cravingIsWatched(outside, broker));

      publish(broker, "{}");
      await().atMost(SECONDS).until(() -> cravingIsWatched(outside, broker));
    }
  }

  @Test
  void aPlanPublishedOnThePageIsFollowedByTheAlertJobWithinSeconds(RunningAttune attune)
      throws Exception {
    String broker = attune.addresses().kafkaBootstrapServers();
    patient = "p-plan-page";
    attune
        .accounts()
        .enter(
            List.of(new CareTeam("plan-team", "Plan team")),
            List.of(
                new NewAccount(
                    "plan-clinician",
                    RunningAttune.PASSWORD,
                    "Pam Lane",
                    Role.CLINICIAN,
                    Set.of("plan-team"))),
            List.of(new NewPatient(patient, "Pat Plan", "plan-team")));
    Browser pam = attune.signedIn("plan-clinician");
    try (OutsideProducer outside = new OutsideProducer(broker)) {
      assertThat(cravingIsWatched(outside, broker)).isTrue();

      assertThat(change(pam, "craving")).contains("Published.");
      await().atMost(SECONDS).until(() -> !cravingIsWatched(outside, broker));
      await().atMost(SECONDS).until(() -> !planPage(pam).contains("is on its way"));
      assertThat(planPage(pam))
          .containsSubsequence("Plan 1", "in force since", "published by Pam Lane")
          .containsSubsequence("Switched off", "Craving and urges to use", "Always watched");

      assertThat(change(pam, "")).contains("Published.");
      await().atMost(SECONDS).until(() -> cravingIsWatched(outside, broker));
    }
    assertThat(TopicSnapshot.latest(broker, Topic.PLANS, MonitoringPlan.class))
        .extractingByKey(patient)
        .extracting(MonitoringPlan::getRevision)
        .isEqualTo(2);
  }

  /** Switches one policy off, or all on, by the form of the page. */
  private String change(Browser browser, String off) {
    String shown = planPage(browser);
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "seen", hidden(shown, "seen"),
                "seenChange", hidden(shown, "seenChange"),
                "sensitivity", "STANDARD",
                "refractoryDays", "0",
                "routineAlertsPerWeek", "50",
                "reason", "tried on the page"));
    if (!off.isEmpty()) {
      fields.put("off", off);
    }
    String path = "/patients/" + patient + "/plan";
    return browser.submit(path, path, fields).body();
  }

  private String planPage(Browser browser) {
    return browser.open("/patients/" + patient + "/plan").body();
  }

  private static String hidden(String body, String name) {
    Matcher field = Pattern.compile("name=\"" + name + "\" value=\"(\\d+)\"").matcher(body);
    assertThat(field.find()).isTrue();
    return field.group(1);
  }

  @Test
  void aProgramsPlanIsPublishedForEverybodyInItsCareAboveThePlansBefore(RunningAttune attune)
      throws Exception {
    String broker = attune.addresses().kafkaBootstrapServers();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (KafkaEventSink log = KafkaEventSink.connect(broker, Duration.ZERO)) {
      log.write(admitted("p-in-care", "plan-program", now));
      log.write(admitted("p-elsewhere", "other-program", now));
      log.write(discharged(admitted("p-discharged", "plan-program", now), now));
    }
    publishFor("p-in-care", broker, "{}");

    Path file = plan("{\"sensitivity\": \"HIGH\"}");
    assertThat(
            execute(
                "--data",
                attune.directory().toString(),
                "--program",
                "plan-program",
                "--file",
                file.toString()))
        .isZero();

    Map<String, MonitoringPlan> plans =
        TopicSnapshot.latest(broker, Topic.PLANS, MonitoringPlan.class);
    assertThat(plans).doesNotContainKeys("p-elsewhere", "p-discharged");
    assertThat(plans.get("p-in-care"))
        .matches(plan -> plan.getSensitivity() == Sensitivity.HIGH)
        .matches(plan -> plan.getRevision() == 2);
    assertThat(execute("--bootstrap", broker, "--program", "nobodys", "--file", file.toString()))
        .isNotZero();
  }

  private static TimedEvent admitted(String patientId, String programId, Instant at) {
    return new Envelope(
            "enrolled-" + patientId, patientId, at, at, 0, Source.CLINICIAN, Confidentiality.NORMAL)
        .enrollment("episode-" + patientId, programId, "America/Chicago", List.of());
  }

  private static TimedEvent discharged(TimedEvent admission, Instant at) {
    return new TimedEvent(
        admission.receivedAtMillis(),
        admission.topic(),
        admission.patientId(),
        admission.key(),
        Enrollment.newBuilder((Enrollment) admission.record()).setDischargedAt(at).build());
  }

  private void publish(String broker, String json) throws Exception {
    publishFor(patient, broker, json);
  }

  private void publishFor(String patientId, String broker, String json) throws Exception {
    assertThat(
            execute("--bootstrap", broker, "--patient", patientId, "--file", plan(json).toString()))
        .isZero();
  }

  private Path plan(String json) throws Exception {
    return Files.writeString(folder.resolve("plan.json"), json);
  }

  private static int execute(String... arguments) {
    return new CommandLine(new PlanPublishCommand(Clock.systemUTC())).execute(arguments);
  }

  /** One check-in tells of a craving and of an urge to die: is the craving among the alerts? */
  private boolean cravingIsWatched(OutsideProducer outside, String broker) throws Exception {
    int before = evidence(broker, AlertKind.CRAVING);
    sent++;
    outside.send(
        Events.mood("plan-" + patient + sent, patient, Instant.now(), 5)
            .setRatings(
                List.of(Events.rating("craving", 9, ""), Events.rating("urge-suicide", 5, "")))
            .build());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> evidence(broker, AlertKind.SUICIDE_RISK) == sent);
    // Craving is written after the urge of the same check-in, in the same sink: give it its turn.
    outside.send(
        Events.mood("marker-" + patient + sent, patient, Instant.now(), 5)
            .setRatings(List.of(Events.rating("urge-self-harm", 5, "")))
            .build());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> evidence(broker, AlertKind.SELF_HARM_URGE) == sent);
    return evidence(broker, AlertKind.CRAVING) > before;
  }

  private int evidence(String broker, AlertKind kind) throws Exception {
    return TopicSnapshot.latest(broker, Topic.ALERTS, Alert.class).values().stream()
        .filter(alert -> alert.getPatientId().equals(patient) && alert.getKind() == kind)
        .mapToInt(Alert::getEvidenceCount)
        .sum();
  }
}
