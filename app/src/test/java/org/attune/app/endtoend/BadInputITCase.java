package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.app.RunningAttune;
import org.attune.app.endtoend.OutsideProducer.Sent;
import org.attune.app.platform.TopicSnapshot;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.EventStream;
import org.attune.dashboard.security.Role;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.result.Finality;
import org.attune.schemas.result.TrendPoint;
import org.attune.schemas.topic.Topic;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever a client sends: it is used, or it lies in quarantine with its reason and is counted; the
 * jobs go on; and an answer that tells of danger reaches a clinician all the same.
 */
@ExtendWith(SharedAttune.class)
class BadInputITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");
  private static final String PATIENT = "p-west";

  /** What is sent, under a name that reads on in a test's name. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared by its bytes.
  private record Bad(String what, Topic topic, byte[] bytes, String reason, String detail) {}

  /** Counts of a partition, as the ledger page shows them. */
  private record Counts(
      long through, long accepted, long duplicate, long late, long quarantined, String sum) {}

  /** A partition. */
  private record Place(Topic topic, int partition) {
    static Place of(Sent sent) {
      return new Place(sent.topic(), sent.partition());
    }
  }

  /** An answer to item 9 that asks for a clinician, and the patient who gave it. */
  private record Danger(String what, String patientId, String name, Assessment answer) {}

  private static final Map<Bad, Sent> SENT = new LinkedHashMap<>();
  private static final Map<Place, Counts> BEFORE = new HashMap<>();
  private static final Map<Place, Sent> LAST = new HashMap<>();
  private static Instant now;
  private static List<Danger> dangers;
  private static Browser west;
  private static EventStream open;

  @BeforeAll
  static void sendEverything(RunningAttune attune) {
    now = Instant.now();
    dangers = dangers();
    enterPeople(attune);
    west = attune.signedIn("west");
    open = west.live("/live");
    try (OutsideProducer outside =
        new OutsideProducer(attune.addresses().kafkaBootstrapServers())) {
      for (Sent sound :
          List.of(
              outside.send(Events.mood("sound-1", PATIENT, daysAgo(2), 5).build()),
              outside.send(Events.phq9("sound-2", PATIENT, daysAgo(2), 0).build()),
              outside.send(Events.heartRate("sound-3", PATIENT, daysAgo(2)).build()))) {
        BEFORE.put(Place.of(sound), awaitCounted(sound));
      }
      for (Bad bad : badRecords()) {
        SENT.put(bad, outside.send(bad.topic(), PATIENT, bad.what(), bad.bytes()));
      }
      for (int copy = 0; copy < 2; copy++) {
        outside.send(Events.mood("twice", PATIENT, daysAgo(1), 4).build());
      }
      outside.send(Topic.CHECK_INS, PATIENT, "no value", null);
      for (Sent sound :
          List.of(
              outside.send(Events.mood("sound-4", PATIENT, now, 7).build()),
              outside.send(Events.phq9("sound-5", PATIENT, now, 0).build()),
              outside.send(Events.heartRate("sound-6", PATIENT, now).build()))) {
        LAST.put(Place.of(sound), sound);
      }
      dangers.forEach(danger -> outside.send(danger.answer()));
    }
  }

  @AfterAll
  static void closePage() {
    open.close();
  }

  private static void enterPeople(RunningAttune attune) {
    List<NewPatient> patients = new ArrayList<>(List.of(new NewPatient(PATIENT, "Wes", "west")));
    dangers.forEach(
        danger -> patients.add(new NewPatient(danger.patientId(), danger.name(), "west")));
    attune
        .accounts()
        .enter(
            List.of(new CareTeam("west", "West team")),
            List.of(
                new NewAccount(
                    "west", RunningAttune.PASSWORD, "Ida West", Role.CLINICIAN, Set.of("west"))),
            patients);
  }

  private static Instant daysAgo(int days) {
    return now.minus(Duration.ofDays(days));
  }

  private static List<Bad> badRecords() {
    byte[] sound = OutsideProducer.bytes(Events.mood("any", PATIENT, now, 1).build());
    byte[] cutShort = Arrays.copyOf(sound, 20);
    byte[] unknownSchema = sound.clone();
    unknownSchema[5] ^= 1;
    byte[] assessment = OutsideProducer.bytes(Events.phq9("moved", PATIENT, now, 0).build());
    return List.of(
        checkIn("bytes that are no Avro", new byte[] {1, 2, 3}, "Not avro", ""),
        checkIn("a record cut short", cutShort, "Not avro", ""),
        checkIn("an unknown schema fingerprint", unknownSchema, "Unknown schema", ""),
        checkIn("a record of another topic", assessment, "Wrong record type", ""),
        checkIn("an unknown metric", rated("aura", 3, ""), "Unknown metric", "ratings[0]"),
        checkIn("an unknown unit", rated("mood", 3, "[lb_av]"), "Unknown unit", "ratings[0]"),
        checkIn("an implausible value", rated("mood", 11, ""), "Implausible value", "ratings[0]"),
        checkIn(
            "a value that is no number",
            rated("mood", Double.NaN, ""),
            "Implausible value",
            "ratings[0]"),
        checkIn(
            "a missing patient id",
            OutsideProducer.bytes(Events.mood("nobody", "", now, 1).build()),
            "Missing patient id",
            "patientId"),
        checkIn(
            "a missing event id",
            OutsideProducer.bytes(Events.mood("", PATIENT, now, 1).build()),
            "Missing event id",
            "eventId"),
        checkIn(
            "a receipt in the future",
            OutsideProducer.bytes(
                Events.mood("ahead-1", PATIENT, now, 1).setReceivedAt(FAR_AHEAD).build()),
            "Wrong clock",
            "receivedAt"),
        checkIn(
            "an event in the future",
            OutsideProducer.bytes(
                Events.mood("ahead-2", PATIENT, now, 1).setEventTime(FAR_AHEAD).build()),
            "Wrong clock",
            "eventTime"),
        checkIn(
            "an event older than the horizon",
            OutsideProducer.bytes(
                Events.mood("old", PATIENT, now, 1).setEventTime(daysAgo(15)).build()),
            "Late",
            "eventTime"),
        new Bad(
            "a wearable's unknown metric",
            Topic.BIOMETRICS,
            OutsideProducer.bytes(Events.heartRate("b-1", PATIENT, now).setMetric("aura").build()),
            "Unknown metric",
            "metric"),
        new Bad(
            "a wearable's unknown unit",
            Topic.BIOMETRICS,
            OutsideProducer.bytes(
                Events.heartRate("b-2", PATIENT, now).setUnit("{breaths}/min").build()),
            "Unknown unit",
            "unit"),
        new Bad(
            "a wearable's implausible value",
            Topic.BIOMETRICS,
            OutsideProducer.bytes(
                Events.heartRate("b-3", PATIENT, now)
                    .setValues(List.of(62.0, 641.0, 66.0))
                    .build()),
            "Implausible value",
            "values"),
        new Bad(
            "an assessment that is no Avro",
            Topic.ASSESSMENTS,
            new byte[] {(byte) 0xC3, 1},
            "Not avro",
            ""),
        new Bad(
            "an assessment without a patient",
            Topic.ASSESSMENTS,
            OutsideProducer.bytes(Events.phq9("a-1", "", now, 2).build()),
            "Missing patient id",
            "patientId"),
        new Bad(
            "an unknown instrument",
            Topic.ASSESSMENTS,
            OutsideProducer.bytes(
                Events.phq9("a-2", PATIENT, now, 0).setInstrument("mood-ring").build()),
            "Unknown instrument",
            "instrument"),
        new Bad(
            "an implausible answer",
            Topic.ASSESSMENTS,
            OutsideProducer.bytes(
                Events.phq9("a-3", PATIENT, now, 0)
                    .setAnswers(List.of(Events.answer(1, 7), Events.answer(9, 0)))
                    .build()),
            "Implausible value",
            "answers[1]"));
  }

  private static Bad checkIn(String what, byte[] bytes, String reason, String detail) {
    return new Bad(what, Topic.CHECK_INS, bytes, reason, detail);
  }

  private static byte[] rated(String metric, double value, String unit) {
    return OutsideProducer.bytes(
        Events.mood("rated " + metric + value + unit, PATIENT, now, 1)
            .setRatings(List.of(Events.rating(metric, value, unit)))
            .build());
  }

  private static List<Danger> dangers() {
    return List.of(
        danger("an event in the future", "1", answer -> answer.setEventTime(FAR_AHEAD)),
        danger("a receipt in the future", "2", answer -> answer.setReceivedAt(FAR_AHEAD)),
        danger("a clock never set", "3", answer -> answer.setEventTime(Instant.EPOCH)),
        danger(
            "no clock at all",
            "4",
            answer -> answer.setEventTime(Instant.EPOCH).setReceivedAt(Instant.EPOCH)),
        danger("an age of 200 days", "5", answer -> answer.setEventTime(daysAgo(200))),
        danger(
            "every other item blank",
            "6",
            answer -> answer.setAnswers(List.of(Events.answer(9, 2)))),
        danger(
            "another item out of range",
            "7",
            answer -> answer.setAnswers(List.of(Events.answer(1, 7), Events.answer(9, 2)))),
        danger("an instrument spelled otherwise", "8", answer -> answer.setInstrument("PHQ9")),
        danger("no event id", "9", answer -> answer.setEventId("")),
        danger(
            "all of it together",
            "10",
            answer ->
                answer
                    .setEventTime(FAR_AHEAD)
                    .setReceivedAt(Instant.EPOCH)
                    .setZoneOffsetMinutes(Integer.MAX_VALUE)
                    .setInstrument("PHQ9")
                    .setAnswers(List.of(Events.answer(9, 2)))));
  }

  private static Danger danger(String what, String number, Consumer<Assessment.Builder> spoil) {
    String patientId = "p-danger-" + number;
    Assessment.Builder answer = Events.phq9("danger-" + number, patientId, now, 2);
    spoil.accept(answer);
    return new Danger(what, patientId, "Dana No " + number + ".", answer.build());
  }

  @TestFactory
  Stream<DynamicTest> isQuarantinedWithItsReason() {
    return SENT.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().what(),
                    () -> awaitQuarantined(entry.getKey(), entry.getValue())));
  }

  private static void awaitQuarantined(Bad bad, Sent sent) {
    Map<String, String> where =
        Map.of(
            "Topic",
            sent.topic().topicName(),
            "Partition",
            Integer.toString(sent.partition()),
            "Offset",
            Long.toString(sent.offset()));
    eventually(
        () ->
            assertThat(PageText.rows(west.open("/quarantine").body()))
                .filteredOn(row -> row.entrySet().containsAll(where.entrySet()))
                .singleElement()
                .satisfies(
                    row -> {
                      assertThat(row).containsEntry("Reason", bad.reason());
                      assertThat(row.get("Detail")).contains(bad.detail());
                    }));
  }

  @Test
  void everyRecordIsCountedOnce() {
    LAST.values().forEach(BadInputITCase::awaitCounted);
    assertThat(counted(Topic.CHECK_INS))
        .as("13 bad ones and one without a value, one of them late; one sent twice; one sound")
        .isEqualTo(new Counts(17, 2, 1, 1, 13, "Adds up"));
    assertThat(counted(Topic.BIOMETRICS)).isEqualTo(new Counts(4, 1, 0, 0, 3, "Adds up"));
    assertThat(counted(Topic.ASSESSMENTS)).isEqualTo(new Counts(5, 1, 0, 0, 4, "Adds up"));
  }

  @Test
  void soundEventsBecomeTrendPointsAfterwards(RunningAttune attune) throws Exception {
    eventually(
        () ->
            assertThat(west.json("/patients/p-west/metrics/mood.json").body())
                .contains("\"values\":[5.0,4.0,7.0]"));
    eventually(
        () ->
            assertThat(west.json("/patients/p-west/metrics/phq-9-total.json").body())
                .contains("\"values\":[8.0,null,8.0]"));
    eventually(
        () ->
            assertThat(west.json("/patients/p-west/metrics/heart-rate.json").body())
                .contains("\"thin\":[64.0,null,64.0]"));
    assertThat(
            TopicSnapshot.latest(
                    attune.addresses().kafkaBootstrapServers(), Topic.TRENDS, TrendPoint.class)
                .values())
        .filteredOn(point -> point.getPatientId().equals(PATIENT))
        .as("no record from the future has made a day final")
        .hasSizeGreaterThanOrEqualTo(7)
        .allMatch(point -> point.getFinality() == Finality.PROVISIONAL);
  }

  @Test
  void noJobHasFailed(RunningAttune attune) {
    LAST.values().forEach(BadInputITCase::awaitCounted);
    URI flink = attune.addresses().flinkWebInterface();
    Browser toFlink = new Browser(flink);
    List<String> jobs =
        Pattern.compile("\"jid\":\"(\\w+)\"")
            .matcher(toFlink.json("/jobs/overview").body())
            .results()
            .map(job -> job.group(1))
            .toList();
    assertThat(jobs).hasSize(4);
    assertThat(jobs)
        .allSatisfy(
            job ->
                assertThat(toFlink.json("/jobs/" + job + "/exceptions").body())
                    .contains("\"entries\":[]"));
  }

  @Test
  void pagesSayThatAnAssessmentIsToBeReviewed() {
    eventually(
        () ->
            assertThat(PageText.of(west.open("/").body()))
                .containsPattern(
                    "\\d+ assessments could not be read: any of them may hold a safety"));
  }

  @TestFactory
  Stream<DynamicTest> item9AlertsInSpiteOf() {
    return dangers.stream()
        .map(danger -> DynamicTest.dynamicTest(danger.what(), () -> awaitAlert(danger)));
  }

  private static void awaitAlert(Danger danger) {
    String reason = "was answered “more than half the days” (2 of 3)";
    eventually(
        () ->
            assertThat(open.alerts())
                .map(event -> PageText.of(event.data()))
                .filteredOn(alert -> alert.contains(danger.name()))
                .singleElement()
                .asString()
                .contains("Urgent", "Suicide risk", reason));
    assertThat(PageText.of(west.open("/patients/" + danger.patientId()).body()))
        .contains("Suicide risk", reason);
  }

  private static Counts counted(Topic topic) {
    Place place =
        LAST.keySet().stream().filter(each -> each.topic() == topic).findFirst().orElseThrow();
    Counts before = Objects.requireNonNull(BEFORE.get(place));
    Counts after = Objects.requireNonNull(counts().get(place));
    return new Counts(
        after.through() - before.through(),
        after.accepted() - before.accepted(),
        after.duplicate() - before.duplicate(),
        after.late() - before.late(),
        after.quarantined() - before.quarantined(),
        after.sum());
  }

  /** Waits until the ledger page counts a record that is the last of its partition. */
  private static Counts awaitCounted(Sent sent) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(
            () -> counts().get(Place.of(sent)),
            counts -> counts != null && counts.through() == sent.offset());
  }

  private static Map<Place, Counts> counts() {
    Map<Place, Counts> counts = new HashMap<>();
    for (Map<String, String> row : PageText.rows(west.open("/ledger").body())) {
      counts.put(
          new Place(Topic.named(row.getOrDefault("Topic", "")), (int) number(row, "Partition")),
          new Counts(
              number(row, "Through offset"),
              number(row, "Accepted"),
              number(row, "Duplicate"),
              number(row, "Late"),
              number(row, "Quarantined"),
              row.getOrDefault("Sum", "")));
    }
    return counts;
  }

  private static long number(Map<String, String> row, String column) {
    return Long.parseLong(row.getOrDefault(column, "").replace(",", ""));
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(assertion);
  }
}
