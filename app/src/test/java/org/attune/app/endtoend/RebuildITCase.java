package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.ResultSetMetaData;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.attune.app.RunningAttune;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.security.Role;
import org.attune.pipelines.alert.AlertJob;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * All state of the jobs is lost and built from the log again, in which nobody keeps the order
 * between topics: what clinicians did stays done, nobody is told anything anew, and what comes
 * afterwards reaches them.
 */
class RebuildITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String URGENT = "5";
  private static final Topic[] READ = {
    Topic.ASSESSMENTS,
    Topic.CHECK_INS,
    Topic.SESSIONS,
    Topic.JOURNAL_SIGNALS,
    Topic.ALERT_ACTIONS,
    Topic.TRENDS
  };
  private static final String JOURNAL = "I want to kill myself.";

  private RunningAttune attune;

  @BeforeEach
  void start() throws Exception {
    attune = RunningAttune.start();
    attune
        .accounts()
        .enter(
            List.of(new CareTeam("team", "The team")),
            List.of(
                new NewAccount(
                    "ana", RunningAttune.PASSWORD, "Ana Ortiz", Role.CLINICIAN, Set.of("team"))),
            List.of(
                new NewPatient("p-twice", "Tam Wise", "team"),
                new NewPatient("p-again", "Cleo Ross", "team"),
                new NewPatient("p-open", "Otto Penn", "team"),
                new NewPatient("p-both", "Bea Holt", "team"),
                new NewPatient("p-missed", "Wes Dunn", "team"),
                new NewPatient("p-many", "Mara Nye", "team")));
  }

  @AfterEach
  void stop() throws Exception {
    attune.close();
  }

  @Test
  void whatCliniciansDidStaysDoneAndWhatComesAfterwardsReachesThem() throws Exception {
    Browser ana = attune.signedIn("ana");
    try (OutsideProducer outside = producer()) {
      // Two alerts of one kind, one after the other.
      outside.send(Events.phq9("twice-1", "p-twice", Instant.now(), 1).build());
      resolve(ana, "p-twice", 1);
      outside.send(Events.phq9("twice-2", "p-twice", Instant.now(), 2).build());
      resolve(ana, "p-twice", 1);
      // Evidence of two topics, the second after the first is dealt with.
      outside.send(Events.phq9("again-1", "p-again", Instant.now(), 2).build());
      resolve(ana, "p-again", 1);
      outside.send(urge("again-2", "p-again", 4));
      awaitOpen("p-again", 1);
      // Acknowledged, and left open.
      outside.send(urge("open-1", "p-open", 4));
      acknowledge(ana, "p-open", 1);
      // Evidence of two topics in one alert, which the first of them names: the words of a journal
      // come by a job of their own.
      outside.send(Events.phq9("both-1", "p-both", Instant.now(), 2).build());
      awaitOpen("p-both", 1);
      outside.send(Events.journal("both-2", "p-both", Instant.now(), JOURNAL).build());
      acknowledge(ana, "p-both", 2);
      // What one says hangs on the other.
      outside.send(urge("missed-1", "p-missed", 4));
      resolve(ana, "p-missed", 1);
      outside.send(Events.noShow("missed-2", "p-missed", Instant.now()).build());
      awaitOpen("p-missed", 1);
      // Many changes of one priority.
      for (int round = 0; round < 4; round++) {
        outside.send(Events.phq9("many-" + round, "p-many", Instant.now(), 1).build());
        resolve(ana, "p-many", 1);
      }
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(unsent()).isZero());
    awaitProjected();
    List<Map<String, String>> alerts = alerts();
    List<Map<String, String>> told = told();
    await().atMost(PATIENCE).until(() -> steps().stream().anyMatch(this::isOfOpenAlert));
    List<Map<String, String>> steps = steps();
    List<Map<String, String>> levels = levels();

    Map<TopicPartition, Long> ends = ends(Topic.CLOCK);
    attune = attune.restartedWithoutState();
    awaitReadAgain(ends);
    awaitProjected();

    assertThat(alerts()).isEqualTo(alerts);
    assertThat(told()).isEqualTo(told);
    assertThat(steps()).isEqualTo(steps);
    assertThat(levels()).isEqualTo(levels);

    try (OutsideProducer outside = producer()) {
      outside.send(urge("twice-3", "p-twice", 5));
      outside.send(urge("open-2", "p-open", 5));
      outside.send(urge("many-9", "p-many", 5));
    }
    for (String patient : List.of("p-twice", "p-open", "p-many")) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(fresh(patient)).anyMatch(said -> said.endsWith("|5.0"));
                assertThat(levels()).contains(Map.of("patient_id", patient, "level_rank", URGENT));
              });
    }
    assertThat(told()).hasSize(told.size() + 3).containsAll(told);
  }

  private OutsideProducer producer() {
    return new OutsideProducer(attune.addresses().kafkaBootstrapServers());
  }

  private static CheckIn urge(String eventId, String patientId, int value) {
    return Events.mood(eventId, patientId, Instant.now(), 5)
        .setRatings(List.of(Events.rating("urge-suicide", value, "")))
        .build();
  }

  /** Ends the one open alert once it lists that much evidence, and waits until the job has. */
  private void resolve(Browser browser, String patientId, int evidence) {
    act(browser, patientId, evidence, "resolve", Map.of("disposition", "CONTACTED"));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                query("select detection from alert where patient_id = :p", patientId).stream()
                    .allMatch(row -> "CLOSED".equals(row.get("detection"))));
  }

  private void acknowledge(Browser browser, String patientId, int evidence) {
    act(browser, patientId, evidence, "acknowledge", Map.of());
  }

  private void act(
      Browser browser, String patientId, int evidence, String how, Map<String, String> fields) {
    Map<String, String> alert = awaitOpen(patientId, evidence);
    Map<String, String> sent = new HashMap<>(fields);
    sent.put("revision", text(alert, "revision"));
    String answer =
        browser
            .submit(
                "/patients/" + patientId,
                "/alerts/%s/%s".formatted(text(alert, "alert_id"), how),
                sent)
            .body();
    assertThat(workflow(patientId, text(alert, "alert_id"))).as(answer).isNotEqualTo("NEW");
  }

  private String workflow(String patientId, String alertId) {
    return query("select alert_id, workflow from alert_state where patient_id = :p", patientId)
        .stream()
        .filter(row -> alertId.equals(row.get("alert_id")))
        .map(row -> text(row, "workflow"))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, String> awaitOpen(String patientId, int evidence) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                query(
                    "select alert_id, revision, evidence_count from alert_state"
                        + " where patient_id = :p and open and workflow = 'NEW'",
                    patientId),
            rows ->
                rows.size() == 1
                    && text(rows.get(0), "evidence_count").equals(String.valueOf(evidence)))
        .get(0);
  }

  /** What open alerts that nobody has acknowledged say. */
  private List<String> fresh(String patientId) {
    return query(
            "select unnest(evidence) as said from alert_state"
                + " where patient_id = :p and open and workflow = 'NEW'",
            patientId)
        .stream()
        .map(row -> text(row, "said"))
        .toList();
  }

  /**
   * All but names that gave way, with nobody having looked, to the one by evidence that came
   * earlier and was read later.
   */
  private List<Map<String, String>> alerts() {
    return query(
        """
        select s.alert_id, s.kind, s.open, s.workflow, array_to_string(s.evidence, ',') as evidence,
               s.opened_at, s.last_evidence_at, e.next_at is null as waits_for_nobody
          from alert_state s left join escalation e on e.alert_id = s.alert_id
         where not (s.detection = 'CLOSED' and s.workflow = 'NEW')
         order by s.alert_id
        """,
        "");
  }

  private List<Map<String, String>> told() {
    return query("select * from notification order by notification_id", "");
  }

  /** Whom escalations have told. */
  private List<Map<String, String>> steps() {
    return query("select * from escalation_step order by alert_id, round, step, user_id", "");
  }

  private boolean isOfOpenAlert(Map<String, String> step) {
    return query("select alert_id from alert_state where open and workflow = 'NEW'", "").stream()
        .anyMatch(alert -> text(alert, "alert_id").equals(text(step, "alert_id")));
  }

  private List<Map<String, String>> levels() {
    return query("select patient_id, level_rank from priority order by patient_id", "");
  }

  private long unsent() {
    return query("select outbox_id from outbox where sent_at is null", "").size();
  }

  private List<Map<String, String>> query(String sql, String patientId) {
    return JdbcClient.create(
            new DriverManagerDataSource(attune.addresses().database().url(), "postgres", ""))
        .sql(sql)
        .param("p", patientId)
        .query(
            (row, n) -> {
              Map<String, String> columns = new LinkedHashMap<>();
              ResultSetMetaData described = row.getMetaData();
              for (int column = 1; column <= described.getColumnCount(); column++) {
                columns.put(
                    described.getColumnLabel(column), String.valueOf(row.getString(column)));
              }
              return columns;
            })
        .list();
  }

  private static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  /** Waits for a checkpoint of the alert job that is later than those ends and lacks nothing. */
  private void awaitReadAgain(Map<TopicPartition, Long> clockBefore) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Map<TopicPartition, Long> read = read();
              boolean fresh =
                  clockBefore.entrySet().stream()
                      .anyMatch(end -> read.getOrDefault(end.getKey(), 0L) > end.getValue());
              return fresh
                  && ends(READ).entrySet().stream()
                      .allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
            });
  }

  /** Waits until the pages show all that is in the log. */
  private void awaitProjected() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Map<String, Long> projected =
                  query("select topic, partition, next_offset from projection_offset", "").stream()
                      .collect(
                          Collectors.toMap(
                              row -> text(row, "topic") + "-" + text(row, "partition"),
                              row -> Long.parseLong(text(row, "next_offset"))));
              return ends(Topic.ALERTS, Topic.RISK).entrySet().stream()
                  .allMatch(
                      end -> projected.getOrDefault(end.getKey().toString(), 0L) >= end.getValue());
            });
  }

  private Map<TopicPartition, Long> read() throws Exception {
    try (Admin admin = admin()) {
      return admin
          .listConsumerGroupOffsets(AlertJob.NAME)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
  }

  private Map<TopicPartition, Long> ends(Topic... topics) throws Exception {
    try (Admin admin = admin()) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      for (Topic topic : topics) {
        TopicDescription described =
            Objects.requireNonNull(
                admin
                    .describeTopics(List.of(topic.topicName()))
                    .allTopicNames()
                    .get()
                    .get(topic.topicName()));
        described
            .partitions()
            .forEach(
                partition ->
                    asked.put(
                        new TopicPartition(topic.topicName(), partition.partition()),
                        OffsetSpec.latest()));
      }
      return admin.listOffsets(asked).all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            attune.addresses().kafkaBootstrapServers()));
  }
}
