package org.attune.pipelines.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.attune.analytics.alert.AlertAction;
import org.attune.analytics.alert.AlertKind;
import org.attune.analytics.alert.EvidenceSeen;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.trend.ChartReading;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.UsualRange;
import org.attune.pipelines.APatient;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Received;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.attune.schemas.context.Action;
import org.attune.schemas.event.ItemAnswer;
import org.attune.schemas.event.Rating;
import org.attune.schemas.result.ChartStatus;
import org.attune.schemas.result.Finality;
import org.attune.schemas.system.Tick;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;

/** Every record comes out, whatever the bytes: one that threw would restart the job for ever. */
final class ReceivedDeserializerTest {
  private static final long PRODUCED = APatient.NOON;
  private static final Instant AT = Instant.ofEpochMilli(APatient.NOON - 1000);
  private static final int HEADER_BYTES = 10;

  @Example
  void randomBytesAreNoAvro() {
    Received received = receive(Topic.CHECK_INS, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});

    assertThat(received.rejection()).isEqualTo(new Rejection(RejectionReason.NOT_AVRO, ""));
    assertThat(received.schemaFingerprint()).isNull();
    assertThat(received.timeMillis()).isEqualTo(Received.NO_TIME);
    assertThat(received.origin()).isEqualTo(new Origin("attune.check-ins", 3, 17));
    assertThat(received.producedAtMillis()).isEqualTo(PRODUCED);
  }

  @Example
  void noBytesAreNoAvro() {
    assertThat(reasonOf(receive(Topic.CHECK_INS, new byte[0]))).isEqualTo(RejectionReason.NOT_AVRO);
  }

  @Example
  void anAbsentValueIsNoAvro() {
    assertThat(reasonOf(receive(Topic.CHECK_INS, null))).isEqualTo(RejectionReason.NOT_AVRO);
  }

  @Example
  void aRecordCutShortAnywhereIsNoAvro() {
    byte[] bytes = encode(Topic.CHECK_INS, checkIn().build());
    for (int length = 0; length < bytes.length; length++) {
      Received received = receive(Topic.CHECK_INS, Arrays.copyOf(bytes, length));
      assertThat(reasonOf(received)).isEqualTo(RejectionReason.NOT_AVRO);
      assertThat(received.checkIn()).isNull();
    }
  }

  @Example
  void anUnknownFingerprintIsReportedForALaterRelease() {
    byte[] bytes = encode(Topic.CHECK_INS, checkIn().build());
    for (int i = 2; i < HEADER_BYTES; i++) {
      bytes[i] = (byte) i;
    }
    Received received = receive(Topic.CHECK_INS, bytes);

    assertThat(reasonOf(received)).isEqualTo(RejectionReason.UNKNOWN_SCHEMA);
    assertThat(received.schemaFingerprint()).isEqualTo("0908070605040302");
  }

  @Example
  void aRecordOfAnotherTopicIsOfTheWrongType() {
    Received received = receive(Topic.ASSESSMENTS, encode(Topic.CHECK_INS, checkIn().build()));

    assertThat(reasonOf(received)).isEqualTo(RejectionReason.WRONG_RECORD_TYPE);
    assertThat(received.schemaFingerprint()).hasSize(16);
  }

  @Example
  void aTopicThatNoJobReadsIsOfTheWrongType() {
    Received received = receive(Topic.RISK, random(Topic.RISK, 1));

    assertThat(reasonOf(received)).isEqualTo(RejectionReason.WRONG_RECORD_TYPE);
  }

  @Example
  void aCheckInComesOutAsItWentIn() {
    Received received = receive(Topic.CHECK_INS, encode(Topic.CHECK_INS, checkIn().build()));
    CheckIn checkIn = present(received.checkIn());

    assertThat(received.rejection()).isNull();
    assertThat(received.patientId()).isEqualTo("p-1");
    assertThat(received.timeMillis()).isEqualTo(AT.toEpochMilli());
    assertThat(checkIn.envelope().eventId()).isEqualTo("e-1");
    assertThat(checkIn.envelope().eventTimeMillis()).isEqualTo(AT.toEpochMilli() - 60_000);
    assertThat(checkIn.envelope().zoneOffsetMinutes()).isEqualTo(-300);
    assertThat(checkIn.envelope().source()).isEqualTo(org.attune.analytics.event.Source.CLINICIAN);
    assertThat(checkIn.envelope().revision()).isEqualTo(2);
    assertThat(checkIn.envelope().confidentiality())
        .isEqualTo(org.attune.analytics.event.Confidentiality.PART2_SUD);
    assertThat(checkIn.ratings())
        .containsExactly(new org.attune.analytics.event.Rating("mood", 4.5, "{score}"));
  }

  @Example
  void ofTwoAnswersToOneItemTheHigherCountsAndBlanksAreAbsent() {
    org.attune.schemas.event.Assessment event =
        org.attune.schemas.event.Assessment.newBuilder()
            .setEventId("e-2")
            .setPatientId("p-1")
            .setEventTime(AT)
            .setReceivedAt(AT)
            .setZoneOffsetMinutes(0)
            .setSource(Source.APP)
            .setRevision(0)
            .setRetracted(false)
            .setConfidentiality(Confidentiality.NORMAL)
            .setInstrument("phq-9")
            .setAnswers(
                List.of(new ItemAnswer(9, 3), new ItemAnswer(9, 1), new ItemAnswer(8, null)))
            .build();
    Received received = receive(Topic.ASSESSMENTS, encode(Topic.ASSESSMENTS, event));
    Assessment assessment = present(received.assessment());

    assertThat(assessment.instrument()).isEqualTo("phq-9");
    assertThat(assessment.answered()).containsOnlyKeys(9).containsEntry(9, 3);
    assertThat(assessment.reportedTotal()).isNull();
  }

  @Example
  void aBatchComesOutAsItWentIn() {
    org.attune.schemas.event.BiometricBatch event =
        org.attune.schemas.event.BiometricBatch.newBuilder()
            .setEventId("e-3")
            .setPatientId("p-1")
            .setEventTime(AT)
            .setReceivedAt(AT)
            .setZoneOffsetMinutes(0)
            .setSource(Source.DEVICE)
            .setRevision(0)
            .setRetracted(false)
            .setConfidentiality(Confidentiality.NORMAL)
            .setMetric("heart-rate")
            .setUnit("/min")
            .setDeviceId("watch-1")
            .setDeviceRank(4)
            .setIntervalStart(AT.minusSeconds(120))
            .setIntervalEnd(AT)
            .setOffsetsMillis(List.of(0, 60_000))
            .setValues(List.of(61.0, 62.5))
            .build();
    Received received = receive(Topic.BIOMETRICS, encode(Topic.BIOMETRICS, event));
    BiometricBatch batch = present(received.biometrics());

    assertThat(batch.metric()).isEqualTo("heart-rate");
    assertThat(batch.unit()).isEqualTo("/min");
    assertThat(batch.device()).isEqualTo("watch-1");
    assertThat(batch.deviceRank()).isEqualTo(4);
    assertThat(batch.intervalStartMillis()).isEqualTo(AT.toEpochMilli() - 120_000);
    assertThat(batch.intervalEndMillis()).isEqualTo(AT.toEpochMilli());
    assertThat(batch.offsetsMillis()).containsExactly(0, 60_000);
    assertThat(batch.values()).containsExactly(61.0, 62.5);
  }

  @Example
  void anEpisodeOfSleepComesOutAsItWentIn() {
    org.attune.schemas.event.SleepEpisode event =
        org.attune.schemas.event.SleepEpisode.newBuilder()
            .setEventId("e-4")
            .setPatientId("p-1")
            .setEventTime(AT)
            .setReceivedAt(AT)
            .setZoneOffsetMinutes(-300)
            .setStart(AT.minusSeconds(27_000))
            .setEnd(AT)
            .setKind(org.attune.schemas.event.SleepKind.NAP)
            .setOrigin(org.attune.schemas.event.SleepOrigin.MEASURED)
            .setDeviceId("watch-1")
            .setDeviceRank(4)
            .setInBedStart(AT.minusSeconds(28_000))
            .setAsleepMinutes(401)
            .setAwakeMinutes(49)
            .setLightMinutes(201)
            .setDeepMinutes(90)
            .setRemMinutes(110)
            .build();
    Received received = receive(Topic.SLEEP, encode(Topic.SLEEP, event));
    SleepEpisode sleep = present(received.sleep());

    assertThat(received.patientId()).isEqualTo("p-1");
    assertThat(received.timeMillis()).isEqualTo(AT.toEpochMilli());
    assertThat(sleep)
        .isEqualTo(
            new SleepEpisode(
                sleep.envelope(),
                AT.toEpochMilli() - 27_000_000,
                AT.toEpochMilli(),
                org.attune.analytics.event.SleepKind.NAP,
                org.attune.analytics.event.SleepOrigin.MEASURED,
                "watch-1",
                4,
                AT.toEpochMilli() - 28_000_000,
                null,
                401,
                49,
                201,
                90,
                110));
    assertThat(sleep.envelope().zoneOffsetMinutes()).isEqualTo(-300);
    assertThat(sleep.envelope().confidentiality())
        .isEqualTo(org.attune.analytics.event.Confidentiality.UNKNOWN);
  }

  @Example
  void anAppointmentComesOutAsItWentIn() {
    org.attune.schemas.event.SessionAttendance event =
        org.attune.schemas.event.SessionAttendance.newBuilder()
            .setEventId("e-5")
            .setPatientId("p-1")
            .setEventTime(AT)
            .setReceivedAt(AT)
            .setZoneOffsetMinutes(0)
            .setRevision(2)
            .setKind(org.attune.schemas.event.SessionKind.GROUP)
            .setModality("dbt")
            .setScheduledStart(AT.minusSeconds(7200))
            .setScheduledMinutes(120)
            .setMinutes(90)
            .setStatus(org.attune.schemas.event.AttendanceStatus.ATTENDED)
            .build();
    Received received = receive(Topic.SESSIONS, encode(Topic.SESSIONS, event));
    SessionAttendance session = present(received.session());

    assertThat(session)
        .isEqualTo(
            new SessionAttendance(
                session.envelope(),
                org.attune.analytics.event.SessionKind.GROUP,
                "dbt",
                AT.toEpochMilli() - 7_200_000,
                120,
                90,
                org.attune.analytics.event.AttendanceStatus.ATTENDED));
    assertThat(session.envelope().revision()).isEqualTo(2);
  }

  @Example
  void aChangeOfTreatmentComesOutAsItWentIn() {
    org.attune.schemas.event.TreatmentEvent event =
        org.attune.schemas.event.TreatmentEvent.newBuilder()
            .setEventId("e-6")
            .setPatientId("p-1")
            .setEventTime(AT)
            .setReceivedAt(AT)
            .setZoneOffsetMinutes(0)
            .setRetracted(true)
            .setKind(org.attune.schemas.event.TreatmentChange.MEDICATION_STOP)
            .setEffectiveAt(AT.plusSeconds(60))
            .setCodeSystem("rxnorm")
            .setCode("6813")
            .setMedicationClass(org.attune.schemas.event.MedicationClass.OPIOID_USE_DISORDER)
            .setDose(80.0)
            .setDoseUnit("mg/d")
            .build();
    Received received = receive(Topic.TREATMENT_EVENTS, encode(Topic.TREATMENT_EVENTS, event));
    TreatmentEvent change = present(received.treatment());

    assertThat(change)
        .isEqualTo(
            new TreatmentEvent(
                change.envelope(),
                org.attune.analytics.event.TreatmentChange.MEDICATION_STOP,
                AT.toEpochMilli() + 60_000,
                "rxnorm",
                "6813",
                org.attune.analytics.event.MedicationClass.OPIOID_USE_DISORDER,
                80.0,
                "mg/d"));
    assertThat(change.envelope().retracted()).isTrue();
  }

  @Example
  void aReportOfSubstanceUseComesOutAsItWentIn() {
    org.attune.schemas.event.SubstanceUseReport event =
        org.attune.schemas.event.SubstanceUseReport.newBuilder()
            .setEventId("e-7")
            .setPatientId("p-1")
            .setEventTime(AT)
            .setReceivedAt(AT)
            .setZoneOffsetMinutes(-300)
            .setConfidentiality(org.attune.schemas.common.Confidentiality.PART2_SUD)
            .setMethod(org.attune.schemas.event.UseReportMethod.DEFINITIVE_TEST)
            .setSubstance("buprenorphine")
            .setFinding(org.attune.schemas.event.UseResult.POSITIVE)
            .setPrescribed(true)
            .build();
    SubstanceUseReport report =
        present(receive(Topic.SUBSTANCE_USE, encode(Topic.SUBSTANCE_USE, event)).substanceUse());

    assertThat(report)
        .isEqualTo(
            new SubstanceUseReport(
                report.envelope(),
                org.attune.analytics.event.UseReportMethod.DEFINITIVE_TEST,
                "buprenorphine",
                org.attune.analytics.event.UseResult.POSITIVE,
                true));
    assertThat(report.envelope().confidentiality())
        .isEqualTo(org.attune.analytics.event.Confidentiality.PART2_SUD);
    org.attune.schemas.event.SubstanceUseReport unknown =
        org.attune.schemas.event.SubstanceUseReport.newBuilder(event).setPrescribed(null).build();
    assertThat(
            present(
                    receive(Topic.SUBSTANCE_USE, encode(Topic.SUBSTANCE_USE, unknown))
                        .substanceUse())
                .prescribed())
        .isNull();
  }

  @Example
  void everyWordOfTheContractsHasOneHere() {
    assertThat(words(org.attune.analytics.event.SleepKind.values()))
        .isEqualTo(words(org.attune.schemas.event.SleepKind.values()));
    assertThat(words(org.attune.analytics.event.SleepOrigin.values()))
        .isEqualTo(words(org.attune.schemas.event.SleepOrigin.values()));
    assertThat(words(org.attune.analytics.event.SessionKind.values()))
        .isEqualTo(words(org.attune.schemas.event.SessionKind.values()));
    assertThat(words(org.attune.analytics.event.AttendanceStatus.values()))
        .isEqualTo(words(org.attune.schemas.event.AttendanceStatus.values()));
    assertThat(words(org.attune.analytics.event.TreatmentChange.values()))
        .isEqualTo(words(org.attune.schemas.event.TreatmentChange.values()));
    assertThat(words(org.attune.analytics.event.MedicationClass.values()))
        .isEqualTo(words(org.attune.schemas.event.MedicationClass.values()));
    assertThat(words(org.attune.analytics.event.UseReportMethod.values()))
        .isEqualTo(words(org.attune.schemas.event.UseReportMethod.values()));
    assertThat(words(org.attune.analytics.event.UseResult.values()))
        .isEqualTo(words(org.attune.schemas.event.UseResult.values()));
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  @Example
  void aTrendPointComesOutAsItWentIn() {
    Received received = receive(Topic.TRENDS, encode(Topic.TRENDS, trendPoint().build()));
    TrendPoint point = present(received.trendPoint());

    assertThat(received.patientId()).isEqualTo("p-1");
    assertThat(received.timeMillis()).isEqualTo(AT.toEpochMilli());
    assertThat(point.epochDay()).isEqualTo(APatient.DAY_0);
    assertThat(point.status()).isEqualTo(org.attune.analytics.trend.ChartStatus.ADVERSE);
    assertThat(point.finality()).isEqualTo(org.attune.analytics.trend.Finality.FINAL);
    assertThat(point.usual()).isEqualTo(new UsualRange(2, 3, 6, 7));
    assertThat(point.reading())
        .isEqualTo(
            new ChartReading(1, 4.0, 5, 8, org.attune.analytics.trend.ChartPosition.ADVERSE));
  }

  @Example
  void aTrendPointSurvivesTheWayOutAndBack() {
    org.attune.schemas.result.TrendPoint sent = trendPoint().build();
    TrendPoint point = present(receive(Topic.TRENDS, encode(Topic.TRENDS, sent)).trendPoint());

    assertThat(ResultMapping.trendPoint(point)).isEqualTo(sent);
  }

  @Example
  void aLearningPointKeepsItsUsualRangeAndHasNoChart() {
    org.attune.schemas.result.TrendPoint learning =
        trendPoint()
            .setStatus(ChartStatus.LEARNING)
            .setBaselineDays(5)
            .setEwma(null)
            .setLowerLimit(null)
            .setUpperLimit(null)
            .setZ(null)
            .build();
    TrendPoint point = present(receive(Topic.TRENDS, encode(Topic.TRENDS, learning)).trendPoint());

    assertThat(point.usual()).isEqualTo(new UsualRange(2, 3, 6, 7));
    assertThat(point.reading()).isNull();
    assertThat(ResultMapping.trendPoint(point)).isEqualTo(learning);
  }

  @Example
  void aChartWithAPartMissingIsNoChart() {
    Received received =
        receive(Topic.TRENDS, encode(Topic.TRENDS, trendPoint().setBaselineMean(null).build()));

    assertThat(present(received.trendPoint()).reading()).isNull();
  }

  @Example
  void aTrendPointOfUnknownStatusOrFinalityIsMalformed() {
    assertThat(
            reasonOf(
                receive(
                    Topic.TRENDS,
                    encode(Topic.TRENDS, trendPoint().setStatus(ChartStatus.UNKNOWN).build()))))
        .isEqualTo(RejectionReason.MALFORMED);
    assertThat(
            reasonOf(
                receive(
                    Topic.TRENDS,
                    encode(Topic.TRENDS, trendPoint().setFinality(Finality.UNKNOWN).build()))))
        .isEqualTo(RejectionReason.MALFORMED);
  }

  @Example
  void aWithdrawnDayOrOneAheadOfTheLogTellsNoTime() {
    for (Instant receivedAt :
        List.of(Instant.EPOCH, Instant.ofEpochMilli(PRODUCED).plusSeconds(3600))) {
      Received received =
          receive(
              Topic.TRENDS, encode(Topic.TRENDS, trendPoint().setReceivedAt(receivedAt).build()));

      assertThat(received.timeMillis()).isEqualTo(Received.NO_TIME);
      assertThat(received.trendPoint()).isNotNull();
      assertThat(received.rejection()).isNull();
    }
  }

  @Example
  void onlyAResolutionResolves() {
    for (Action action : Action.values()) {
      Received received =
          receive(
              Topic.ALERT_ACTIONS,
              encode(Topic.ALERT_ACTIONS, alertAction().setAction(action).build()));

      assertThat(received.timeMillis()).isEqualTo(AT.toEpochMilli());
      assertThat(received.action())
          .isEqualTo(
              new AlertAction(
                  "a-1", "alert-1", "p-1", null, action == Action.RESOLVE, 5, List.of()));
    }
  }

  @Example
  void aResolutionTellsWhatWasSeenExceptWhatNobodyHereCanCompare() {
    Received received =
        receive(
            Topic.ALERT_ACTIONS,
            encode(
                Topic.ALERT_ACTIONS,
                alertAction()
                    .setAlertKind("SUICIDE_RISK")
                    .setEvidenceSeen(
                        List.of(
                            new org.attune.schemas.context.EvidenceSeen("e-1", "URGENT", 2.0),
                            new org.attune.schemas.context.EvidenceSeen("e-2", "ROUTINE", null),
                            new org.attune.schemas.context.EvidenceSeen("e-3", "LATER", 1.0)))
                    .build()));

    assertThat(received.action())
        .matches(action -> action.kind() == AlertKind.SUICIDE_RISK)
        .extracting(AlertAction::evidenceSeen)
        .isEqualTo(
            List.of(
                new EvidenceSeen("e-1", Tier.URGENT, 2.0),
                new EvidenceSeen("e-2", Tier.ROUTINE, null)));
  }

  @Example
  void aKindThatIsNotKnownHereIsNone() {
    Received received =
        receive(
            Topic.ALERT_ACTIONS,
            encode(Topic.ALERT_ACTIONS, alertAction().setAlertKind("OF_A_LATER_RELEASE").build()));

    assertThat(received.action()).extracting(AlertAction::kind).isNull();
    assertThat(received.rejection()).isNull();
  }

  @Example
  void anActionAheadOfTheLogCountsButTellsNoTime() {
    Received received =
        receive(
            Topic.ALERT_ACTIONS,
            encode(Topic.ALERT_ACTIONS, alertAction().setReceivedAt(AT.plusSeconds(3600)).build()));

    assertThat(received.timeMillis()).isEqualTo(Received.NO_TIME);
    assertThat(received.action()).isNotNull();
  }

  @Example
  void aTickTellsTheTimeAndNothingElse() {
    Received received = receive(Topic.CLOCK, encode(Topic.CLOCK, new Tick(3, AT)));

    assertThat(received.timeMillis()).isEqualTo(AT.toEpochMilli());
    assertThat(received.patientId()).isEmpty();
    assertThat(received.rejection()).isNull();
  }

  @Example
  void aTickAheadOfTheLogIsRejected() {
    Received received =
        receive(Topic.CLOCK, encode(Topic.CLOCK, new Tick(3, AT.plusSeconds(3600))));

    assertThat(reasonOf(received)).isEqualTo(RejectionReason.WRONG_CLOCK);
    assertThat(received.timeMillis()).isEqualTo(Received.NO_TIME);
  }

  @Example
  void anEventReceivedAheadOfTheLogComesOutButTellsNoTime() {
    Received received =
        receive(
            Topic.CHECK_INS,
            encode(
                Topic.CHECK_INS,
                checkIn().setReceivedAt(Instant.ofEpochMilli(PRODUCED + 3_600_000)).build()));

    assertThat(received.timeMillis()).isEqualTo(Received.NO_TIME);
    assertThat(received.checkIn()).isNotNull();
    assertThat(received.rejection()).isNull();
  }

  @Property(tries = 500)
  void anyBytesComeOutAsOneRecord(@ForAll("topics") Topic topic, @ForAll byte[] bytes) {
    assertThat(reasonOf(receive(topic, bytes))).isNotNull();
  }

  @Property(tries = 1000)
  void anyBytesUnderAGoodHeaderComeOutAsOneRecord(
      @ForAll("topics") Topic topic, @ForAll byte[] body) {
    Received received = receive(topic, underHeaderOf(topic, body));

    assertThat(received.origin().topic()).isEqualTo(topic.topicName());
  }

  @Property(tries = 500)
  void anyRecordOfTheContractComesOutAsOneRecord(@ForAll("topics") Topic topic, @ForAll long seed) {
    Received received = receive(topic, random(topic, seed));

    assertThat(received.schemaFingerprint() == null || received.rejection() != null).isTrue();
  }

  @Property(tries = 500)
  void aRecordWithABrokenByteComesOutAsOneRecord(
      @ForAll("topics") Topic topic, @ForAll long seed, @ForAll byte broken) {
    byte[] bytes = random(topic, seed);
    int at = HEADER_BYTES + Math.floorMod((int) seed, Math.max(1, bytes.length - HEADER_BYTES));
    bytes[Math.min(at, bytes.length - 1)] = broken;

    assertThat(receive(topic, bytes).origin().topic()).isEqualTo(topic.topicName());
  }

  @Example
  void forgedLengthsAndCountsExhaustNoMemory() {
    byte[] bytes = encode(Topic.CHECK_INS, checkIn().build());
    // A block of two thousand million, plain and with its size: zigzag varints of
    // 2^31 - 9 and its negative, the latter followed by a size of one byte.
    List<byte[]> forgedCounts =
        List.of(
            new byte[] {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
            new byte[] {(byte) 0xED, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 0x02});
    byte[] body = Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length);
    for (byte[] count : forgedCounts) {
      for (int at = 0; at < body.length; at++) {
        ByteBuffer forged = ByteBuffer.allocate(body.length + count.length);
        forged.put(body, 0, at).put(count).put(body, at, body.length - at);
        Received received =
            receive(Topic.CHECK_INS, underHeaderOf(Topic.CHECK_INS, forged.array()));
        assertThat(received.origin().offset()).isEqualTo(17);
      }
    }
  }

  @Provide
  Arbitrary<Topic> topics() {
    return Arbitraries.of(
        Topic.CHECK_INS,
        Topic.ASSESSMENTS,
        Topic.BIOMETRICS,
        Topic.SLEEP,
        Topic.SESSIONS,
        Topic.TREATMENT_EVENTS,
        Topic.SUBSTANCE_USE,
        Topic.JOURNAL_READINGS,
        Topic.TRENDS,
        Topic.ALERT_ACTIONS,
        Topic.CLOCK);
  }

  private static Received receive(Topic topic, byte @Nullable [] value) {
    List<Received> out = new ArrayList<>();
    new ReceivedDeserializer()
        .deserialize(
            new ConsumerRecord<>(
                topic.topicName(),
                3,
                17,
                PRODUCED,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty()),
            new Collector<>() {
              @Override
              public void collect(Received record) {
                out.add(record);
              }

              @Override
              public void close() {}
            });
    assertThat(out).hasSize(1);
    return out.get(0);
  }

  private static @Nullable RejectionReason reasonOf(Received received) {
    Rejection rejection = received.rejection();
    return rejection == null ? null : rejection.reason();
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new AssertionError("expected a payload");
    }
    return value;
  }

  private static byte[] underHeaderOf(Topic topic, byte[] body) {
    long fingerprint =
        SchemaNormalization.parsingFingerprint64(SpecificData.get().getSchema(topic.recordClass()));
    return ByteBuffer.allocate(HEADER_BYTES + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 0x01)
        .putLong(fingerprint)
        .put(body)
        .array();
  }

  /** Any record that the schema allows, whatever it means. */
  private static byte[] random(Topic topic, long seed) {
    org.apache.avro.Schema schema = SpecificData.get().getSchema(topic.recordClass());
    Object record = new RandomData(schema, 1, seed, true).iterator().next();
    try {
      java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
      org.apache.avro.io.BinaryEncoder encoder =
          org.apache.avro.io.EncoderFactory.get().directBinaryEncoder(body, null);
      new org.apache.avro.generic.GenericDatumWriter<>(schema).write(record, encoder);
      return underHeaderOf(topic, body.toByteArray());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static <T extends SpecificRecord> byte[] encode(Topic topic, T record) {
    @SuppressWarnings("unchecked") // The class of the record itself.
    Class<T> recordClass = (Class<T>) record.getClass();
    return EventCodec.of(topic, recordClass).encode(record);
  }

  private static org.attune.schemas.event.CheckIn.Builder checkIn() {
    return org.attune.schemas.event.CheckIn.newBuilder()
        .setEventId("e-1")
        .setPatientId("p-1")
        .setEventTime(AT.minusSeconds(60))
        .setReceivedAt(AT)
        .setZoneOffsetMinutes(-300)
        .setSource(Source.CLINICIAN)
        .setRevision(2)
        .setRetracted(false)
        .setConfidentiality(Confidentiality.PART2_SUD)
        .setRatings(List.of(new Rating("mood", 4.5, "{score}")));
  }

  private static org.attune.schemas.result.TrendPoint.Builder trendPoint() {
    return org.attune.schemas.result.TrendPoint.newBuilder()
        .setPatientId("p-1")
        .setMetric("mood")
        .setLocalDay(LocalDate.ofEpochDay(APatient.DAY_0))
        .setZoneOffsetMinutes(0)
        .setValue(4.5)
        .setSamples(1)
        .setCoverage(1)
        .setValid(true)
        .setStatus(ChartStatus.ADVERSE)
        .setBaselineDays(14)
        .setEwma(1.0)
        .setBaselineMean(2.0)
        .setBaselineSd(3.0)
        .setLowerLimit(4.0)
        .setUpperLimit(5.0)
        .setUsualLow(6.0)
        .setUsualHigh(7.0)
        .setZ(8.0)
        .setSlopePerDay(9.0)
        .setBaselineMedian(10.0)
        .setBaselineMad(11.0)
        .setAdmissionMean(12.0)
        .setAdmissionSd(13.0)
        .setWeekdayEffect(14.0)
        .setWorse(15.0)
        .setCusumUp(16.0)
        .setCusumDown(17.0)
        .setVariabilityRatio(18.0)
        .setVariabilityLimit(19.0)
        .setSlope7PerDay(20.0)
        .setSlope7Lower(21.0)
        .setSlope7Upper(22.0)
        .setSlope14Lower(23.0)
        .setSlope14Upper(24.0)
        .setRobustZ(25.0)
        .setAutocorrelationTau(26.0)
        .setVarianceTau(27.0)
        .setRevision(1)
        .setFinality(Finality.FINAL)
        .setNotify(true)
        .setReceivedAt(AT)
        .setConfidentiality(Confidentiality.NORMAL);
  }

  private static org.attune.schemas.context.AlertAction.Builder alertAction() {
    return org.attune.schemas.context.AlertAction.newBuilder()
        .setActionId("a-1")
        .setAlertId("alert-1")
        .setPatientId("p-1")
        .setAction(Action.ACKNOWLEDGE)
        .setActor("c-1")
        .setRevisionSeen(5)
        .setEventTime(AT)
        .setReceivedAt(AT);
  }
}
