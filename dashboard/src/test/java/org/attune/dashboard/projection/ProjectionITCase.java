package org.attune.dashboard.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.schemas.common.Tier;
import org.attune.schemas.result.Alert;
import org.attune.schemas.result.AlertKind;
import org.attune.schemas.result.ChartStatus;
import org.attune.schemas.result.PriorityLevel;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProjectionITCase {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static RunningDashboard dashboard;

  @BeforeAll
  static void start() {
    dashboard = RunningDashboard.start();
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static long notifications(String patientId) {
    return dashboard
        .jdbc()
        .sql("select count(*) from notification where patient_id = :id")
        .param("id", patientId)
        .query(Long.class)
        .single();
  }

  @Test
  void keepsTheHighestRevisionOfATrendPointWhateverTheOrder() {
    dashboard.project(
        Topic.TRENDS,
        Records.point("p-rev", "mood", DAY).setRevision(3).setValue(3).build(),
        Records.point("p-rev", "mood", DAY).setRevision(2).setValue(2).build());
    dashboard.project(
        Topic.TRENDS, Records.point("p-rev", "mood", DAY).setRevision(1).setValue(1).build());
    assertThat(value("p-rev")).isEqualTo(3);
    dashboard.project(
        Topic.TRENDS, Records.point("p-rev", "mood", DAY).setRevision(3).setValue(4).build());
    assertThat(value("p-rev")).as("an equal revision is accepted").isEqualTo(4);
  }

  private static double value(String patientId) {
    return dashboard
        .jdbc()
        .sql("select value from trend_point where patient_id = :id")
        .param("id", patientId)
        .query(Double.class)
        .single();
  }

  @Test
  void storesADayWithoutABaseline() {
    dashboard.project(
        Topic.TRENDS,
        Records.point("p-learning", "mood", DAY)
            .setStatus(ChartStatus.LEARNING)
            .setUsualLow(null)
            .setUsualHigh(null)
            .setEwma(null)
            .setLowerLimit(null)
            .setUpperLimit(null)
            .setBaselineMean(null)
            .build());
    assertThat(value("p-learning")).isEqualTo(6);
  }

  @Test
  void notifiesOnceOfARedeliveredAlertAlsoAfterARestart() {
    Alert alert = Records.alert("a-once", "p-once", Records.item9("e-once").build()).build();
    dashboard.project(Topic.ALERTS, alert, alert);
    dashboard.project(Topic.ALERTS, alert);
    dashboard.restart();
    dashboard.project(Topic.ALERTS, alert);
    assertThat(notifications("p-once")).isEqualTo(1);
  }

  @Test
  void notifiesAgainOfNewEvidenceAndOfARisenSeverity() {
    dashboard.project(
        Topic.ALERTS, Records.alert("a-more", "p-more", Records.item9("e-1").build()).build());
    dashboard.project(
        Topic.ALERTS,
        Records.alert(
                "a-more", "p-more", Records.item9("e-1").build(), Records.item9("e-2").build())
            .setRevision(2)
            .build());
    assertThat(notifications("p-more")).isEqualTo(2);
    dashboard.project(
        Topic.ALERTS,
        Records.alert(
                "a-more",
                "p-more",
                Records.item9("e-1").build(),
                Records.item9("e-2").setSeverity(Tier.IMMEDIATE).build())
            .setRevision(3)
            .build());
    assertThat(notifications("p-more")).isEqualTo(3);
    dashboard.project(
        Topic.ALERTS,
        Records.alert(
                "a-more",
                "p-more",
                Records.item9("e-1").build(),
                Records.item9("e-2").setSeverity(Tier.SAME_DAY).build())
            .setRevision(4)
            .build());
    assertThat(notifications("p-more")).as("it asks for less than was told").isEqualTo(3);
  }

  @Test
  void anAlertThatIsBuiltAgainOpenedWhenItDid() {
    Alert alert = Records.alert("a-again", "p-opened", Records.item9("e").build()).build();
    dashboard.project(Topic.ALERTS, alert);
    dashboard.project(
        Topic.ALERTS,
        Alert.newBuilder(alert)
            .setOpenedAt(alert.getOpenedAt().plusSeconds(60))
            .setRevision(alert.getRevision() + 1)
            .build());

    assertThat(
            dashboard
                .jdbc()
                .sql("select opened_at from alert where alert_id = 'a-again'")
                .query(OffsetDateTime.class)
                .single()
                .toInstant())
        .isEqualTo(alert.getOpenedAt());
  }

  @Test
  void notifiesNobodyOfHistory() {
    dashboard.project(
        Topic.ALERTS,
        Records.alert("a-old", "p-old", Records.item9("e-old").setNotify(false).build()).build());
    assertThat(notifications("p-old")).isZero();
    assertThat(
            dashboard
                .jdbc()
                .sql("select count(*) from alert where alert_id = 'a-old'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void ignoresAnOlderRevisionOfAnAlert() {
    dashboard.project(
        Topic.ALERTS,
        Records.alert("a-rev", "p-arev", Records.item9("e").build())
            .setTier(Tier.IMMEDIATE)
            .setRevision(5)
            .build());
    dashboard.project(
        Topic.ALERTS,
        Records.alert("a-rev", "p-arev", Records.item9("e").build()).setRevision(4).build());
    assertThat(
            dashboard
                .jdbc()
                .sql("select revision from alert where alert_id = 'a-rev'")
                .query(Long.class)
                .single())
        .isEqualTo(5);
  }

  @Test
  void anAlertThatOpensLaterTakesThePlaceOfOneOfItsKindUnlessItIsAboutSafety() {
    dashboard.project(
        Topic.ALERTS, change("a-former").build(), change("a-next").setRevision(2).build());
    assertThat(detection("a-former")).isEqualTo("RECOVERED");
    assertThat(detection("a-next")).isEqualTo("OPEN");

    // One that is told late takes nobody's place, nor does one of another kind or patient.
    dashboard.project(
        Topic.ALERTS,
        change("a-late").build(),
        change("a-panic").setKind(AlertKind.PANIC).setRevision(3).build(),
        change("a-others").setPatientId("p-south").setRevision(3).build());
    assertThat(detection("a-next")).isEqualTo("OPEN");

    dashboard.project(
        Topic.ALERTS,
        Records.alert("a-safe", "p-north", Records.item9("e-safe").build()).build(),
        Records.alert("a-safe-2", "p-north", Records.item9("e-safe-2").build())
            .setRevision(2)
            .build());
    assertThat(detection("a-safe")).isEqualTo("OPEN");
  }

  private static Alert.Builder change(String alertId) {
    return Records.alert(alertId, "p-north", Records.item9("e-" + alertId).build())
        .setKind(AlertKind.SELF_REPORT_CHANGE)
        .setSafety(false);
  }

  private static String detection(String alertId) {
    return dashboard
        .jdbc()
        .sql("select detection from alert where alert_id = :id")
        .param("id", alertId)
        .query(String.class)
        .single();
  }

  @Test
  void movesTheOffsetsWithTheRows() {
    ResultProjection projection = dashboard.bean(ResultProjection.class);
    projection.apply(
        List.of(
            new ResultRecord(
                Topic.RISK,
                7,
                41,
                RunningDashboard.bytes(
                    Topic.RISK, Records.priority("p-off", PriorityLevel.WATCH).build())),
            new ResultRecord(Topic.RISK, 7, 42, null)));
    assertThat(projection.nextOffsets(Topic.RISK)).containsEntry(7, 43L);
  }

  @Test
  void listsWhatItCannotReadAndGoesOn() {
    ResultProjection projection = dashboard.bean(ResultProjection.class);
    projection.apply(
        List.of(
            new ResultRecord(Topic.ALERTS, 5, 0, new byte[] {1, 2, 3}),
            new ResultRecord(
                Topic.ALERTS,
                5,
                1,
                RunningDashboard.bytes(
                    Topic.ALERTS,
                    Records.alert("a-after", "p-after", Records.item9("e").build()).build()))));
    assertThat(unreadable(5)).containsEntry(0L, "NOT_AVRO");
    assertThat(notifications("p-after")).isEqualTo(1);
    assertThat(projection.nextOffsets(Topic.ALERTS)).containsEntry(5, 2L);
  }

  @Test
  void setsAsideTheOneRecordThatTheDatabaseRefuses() {
    ResultProjection projection = dashboard.bean(ResultProjection.class);
    // PostgreSQL stores no zero character.
    String refused = "p-\u0000";
    projection.apply(
        List.of(
            alertRecord(10, "a-good-1", "p-good"),
            alertRecord(11, "a-bad", refused),
            alertRecord(12, "a-good-2", "p-good")));
    assertThat(unreadable(6)).containsExactly(Map.entry(11L, "REFUSED_BY_DATABASE"));
    assertThat(
            dashboard
                .jdbc()
                .sql("select count(*) from alert where patient_id = 'p-good'")
                .query(Long.class)
                .single())
        .isEqualTo(2);
    assertThat(projection.nextOffsets(Topic.ALERTS)).containsEntry(6, 13L);
  }

  private static ResultRecord alertRecord(long offset, String alertId, String patientId) {
    return new ResultRecord(
        Topic.ALERTS,
        6,
        offset,
        RunningDashboard.bytes(
            Topic.ALERTS,
            Records.alert(alertId, patientId, Records.item9("e-" + alertId).build()).build()));
  }

  private static Map<Long, String> unreadable(int partition) {
    Map<Long, String> found = new java.util.TreeMap<>();
    dashboard
        .jdbc()
        .sql("select record_offset, reason from projection_unreadable where partition = :partition")
        .param("partition", partition)
        .query(
            row -> {
              found.put(row.getLong(1), row.getString(2));
            });
    return found;
  }
}
