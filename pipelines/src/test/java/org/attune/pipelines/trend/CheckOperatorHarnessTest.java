package org.attune.pipelines.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.DAY;
import static org.attune.pipelines.APatient.HOUR;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.received;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Rating;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.DaySamples;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.pipelines.APatient;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.intake.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CheckOperatorHarnessTest {
  private static final APatient ANNA = APatient.named("anna");

  private OneInputStreamOperatorTestHarness<Received, CheckedEvent> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new CheckOperator()));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void whatIsFitGoesOnAndGetsItsVerdictFromTheFold() throws Exception {
    Received checkIn = received(1, ANNA.mood("e-1", NOON, 4));
    Received assessment = received(2, ANNA.phq9("e-2", NOON, 3));
    Received batch = received(3, ANNA.restingHeartRate("e-3", NOON, 61));
    Received night = received(4, ANNA.night("e-4", NOON, 432));
    Received session = received(5, ANNA.session("e-5", NOON, 90));
    Received medication = received(6, ANNA.medication("e-6", NOON, 50));
    List<Received> all = List.of(checkIn, assessment, batch, night, session, medication);
    for (Received good : all) {
      harness.processElement(new StreamRecord<>(good));
    }

    assertThat(harness.extractOutputValues())
        .extracting(CheckedEvent::origin)
        .containsExactlyElementsOf(all.stream().map(Received::origin).toList());
    assertThat(harness.extractOutputValues())
        .extracting(event -> event.observation().envelope().eventId())
        .containsExactly("e-1", "e-2", "e-3", "e-4", "e-5", "e-6");
    assertThat(side(IntakeTags.VERDICTS)).isEmpty();
    assertThat(side(IntakeTags.QUARANTINE)).isEmpty();
  }

  @Test
  void aNightIsOfTheDayOfWakingUpAndOfItsDevice() throws Exception {
    harness.processElement(new StreamRecord<>(received(1, ANNA.night("e-1", NOON, 432))));

    Observation observation = harness.extractOutputValues().get(0).observation();
    assertThat(observation.device()).isEqualTo("watch");
    assertThat(observation.days()).extracting(DaySamples::epochDay).containsExactly(APatient.DAY_0);
    assertThat(observation.days().get(0).samples())
        .extracting(MetricSamples::metric)
        .containsExactly("sleep-duration", "sleep-efficiency", "sleep-midpoint");
  }

  @Test
  void aTickIsAcceptedAndSaysNothingElse() throws Exception {
    Received tick = APatient.tick(5, NOON);
    harness.processElement(new StreamRecord<>(tick));

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(side(IntakeTags.QUARANTINE)).isEmpty();
    assertThat(side(IntakeTags.VERDICTS))
        .containsExactly(new Verdict(tick.origin(), Disposition.ACCEPTED));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("unfit")
  void whatIsUnfitIsQuarantinedWithItsReasonAndOneVerdict(
      RejectionReason reason, String detail, Received received) throws Exception {
    harness.processElement(new StreamRecord<>(received));

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(side(IntakeTags.QUARANTINE))
        .containsExactly(
            new QuarantinedRecord(
                received.origin(),
                new Rejection(reason, detail),
                received.schemaFingerprint(),
                received.producedAtMillis()));
    assertThat(side(IntakeTags.VERDICTS))
        .containsExactly(
            new Verdict(
                received.origin(),
                reason == RejectionReason.LATE ? Disposition.LATE : Disposition.QUARANTINED));
  }

  static Stream<Arguments> unfit() {
    return Stream.of(
        Arguments.of(RejectionReason.NOT_AVRO, "", unreadable(RejectionReason.NOT_AVRO)),
        Arguments.of(
            RejectionReason.UNKNOWN_SCHEMA, "", unreadable(RejectionReason.UNKNOWN_SCHEMA)),
        Arguments.of(
            RejectionReason.WRONG_RECORD_TYPE, "", unreadable(RejectionReason.WRONG_RECORD_TYPE)),
        Arguments.of(
            RejectionReason.MISSING_PATIENT_ID,
            "patientId",
            received(1, APatient.named(" ").mood("e-1", NOON, 4))),
        Arguments.of(
            RejectionReason.MISSING_PATIENT_ID,
            "patientId",
            received(1, APatient.named("p".repeat(129)).mood("e-1", NOON, 4))),
        Arguments.of(
            RejectionReason.MISSING_EVENT_ID, "eventId", received(1, ANNA.mood("", NOON, 4))),
        Arguments.of(
            RejectionReason.INVALID_ZONE_OFFSET, "zoneOffsetMinutes", received(1, farEast())),
        Arguments.of(RejectionReason.MALFORMED, "revision", received(1, moodAt(NOON, NOON, -1))),
        Arguments.of(
            RejectionReason.WRONG_CLOCK, "eventTime", received(1, moodAt(NOON + HOUR, NOON, 0))),
        Arguments.of(RejectionReason.WRONG_CLOCK, "eventTime", received(1, moodAt(-1, NOON, 0))),
        Arguments.of(RejectionReason.WRONG_CLOCK, "receivedAt", received(1, moodAt(NOON, 0, 0))),
        Arguments.of(
            RejectionReason.LATE, "eventTime", received(1, moodAt(NOON - 15 * DAY, NOON, 0))),
        Arguments.of(
            RejectionReason.UNKNOWN_METRIC, "ratings[0]", received(1, rated("charisma", 4, ""))),
        Arguments.of(
            RejectionReason.UNKNOWN_UNIT, "ratings[0]", received(1, rated("mood", 4, "kg"))),
        Arguments.of(
            RejectionReason.IMPLAUSIBLE_VALUE, "ratings[0]", received(1, rated("mood", 11, ""))),
        Arguments.of(
            RejectionReason.IMPLAUSIBLE_VALUE,
            "ratings[0]",
            received(1, rated("mood", Double.NaN, ""))),
        Arguments.of(
            RejectionReason.MALFORMED,
            "ratings",
            received(1, new CheckIn(ANNA.envelope("e-1", NOON), List.of()))),
        Arguments.of(
            RejectionReason.UNKNOWN_INSTRUMENT,
            "instrument",
            received(
                1,
                new Assessment(ANNA.envelope("e-1", NOON), "phq-10", "", 14, Map.of(1, 1), null))),
        Arguments.of(RejectionReason.IMPLAUSIBLE_VALUE, "answers[9]", received(1, phq9(7))),
        Arguments.of(RejectionReason.MALFORMED, "values", received(1, unequalColumns())),
        Arguments.of(
            RejectionReason.IMPLAUSIBLE_VALUE,
            "asleepMinutes",
            received(1, ANNA.night("e-1", NOON, 1441))),
        Arguments.of(
            RejectionReason.LATE,
            "eventTime",
            received(
                1,
                atAnEnd(
                    ANNA.night("e-1", NOON - 15 * DAY, 400),
                    ANNA.envelope(
                        "e-1", NOON - 15 * DAY - 60_000, NOON, Source.DEVICE, 0, false)))),
        Arguments.of(
            RejectionReason.IMPLAUSIBLE_VALUE,
            "minutes",
            received(1, ANNA.session("e-1", NOON, 721))),
        Arguments.of(
            RejectionReason.IMPLAUSIBLE_VALUE,
            "dose",
            received(1, ANNA.medication("e-1", NOON, -50))));
  }

  /** The same night under another envelope. */
  private static SleepEpisode atAnEnd(SleepEpisode night, Envelope envelope) {
    return new SleepEpisode(
        envelope,
        night.startMillis(),
        night.endMillis(),
        night.kind(),
        night.origin(),
        night.device(),
        night.deviceRank(),
        null,
        null,
        night.asleepMinutes(),
        null,
        null,
        null,
        null);
  }

  private static Received unreadable(RejectionReason reason) {
    return Received.unreadable(
        new org.attune.pipelines.intake.Origin("attune.check-ins", 2, 9),
        NOON,
        reason,
        "0123456789abcdef");
  }

  private static CheckIn moodAt(long eventTime, long receivedAt, int revision) {
    return ANNA.rated(
        ANNA.envelope("e-1", eventTime, receivedAt, Source.APP, revision, false), "mood", 4);
  }

  private static CheckIn rated(String metric, double value, String unit) {
    return new CheckIn(ANNA.envelope("e-1", NOON), List.of(new Rating(metric, value, unit)));
  }

  private static CheckIn farEast() {
    return new CheckIn(
        new Envelope(
            "e-1", "anna", NOON, NOON, 15 * 60, Source.APP, 0, false, Confidentiality.NORMAL),
        List.of(new Rating("mood", 4, "")));
  }

  private static Assessment phq9(int item9) {
    return ANNA.phq9(ANNA.envelope("e-1", NOON), item9);
  }

  private static BiometricBatch unequalColumns() {
    return new BiometricBatch(
        ANNA.envelope("e-1", NOON),
        "heart-rate",
        "/min",
        "watch",
        1,
        NOON - HOUR,
        NOON,
        new int[] {0, 1},
        new double[] {61});
  }

  private <X> List<X> side(OutputTag<X> tag) {
    Queue<StreamRecord<X>> records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }
}
