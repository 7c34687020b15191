package org.attune.pipelines.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.AlertFold;
import org.attune.analytics.alert.AlertInput;
import org.attune.analytics.alert.AlertResult;
import org.attune.analytics.alert.AlertState;
import org.attune.analytics.alert.RiskAssessment;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.intake.EventChecks;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.journal.ContextMemory;
import org.attune.analytics.journal.ContextReader;
import org.attune.analytics.journal.CssrsLevel;
import org.attune.analytics.journal.EntryContext;
import org.attune.analytics.journal.EntryMemory;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.JournalFinding;
import org.attune.analytics.journal.JournalFold;
import org.attune.analytics.journal.JournalReading;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.journal.JournalTheme;
import org.attune.analytics.journal.JournalTrigger;
import org.attune.analytics.journal.Modifier;
import org.attune.analytics.journal.Sounding;
import org.attune.analytics.journal.ThemeFinding;
import org.attune.analytics.journal.TriggerFinding;
import org.attune.analytics.trend.ChangeContext;
import org.attune.analytics.trend.ChartPosition;
import org.attune.analytics.trend.ChartReading;
import org.attune.analytics.trend.ChartStatus;
import org.attune.analytics.trend.DayPage;
import org.attune.analytics.trend.DaySummary;
import org.attune.analytics.trend.Finality;
import org.attune.analytics.trend.MetricDay;
import org.attune.analytics.trend.MetricTrend;
import org.attune.analytics.trend.OpenDay;
import org.attune.analytics.trend.PageKey;
import org.attune.analytics.trend.PatientTrend;
import org.attune.analytics.trend.TogetherTrend;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.UsualRange;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.DayValue;
import org.attune.analytics.trend.change.PersonalChart;
import org.attune.analytics.trend.change.PersonalState;
import org.attune.analytics.trend.change.TogetherState;
import org.attune.pipelines.APatient;
import org.attune.pipelines.alert.PatientClock;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.intake.Verdict;
import org.attune.pipelines.journal.ReadEntry;
import org.attune.pipelines.ledger.LedgerEntry;
import org.attune.pipelines.state.SharingSerializer;
import org.attune.pipelines.trend.CheckedEvent;
import org.attune.pipelines.trend.PatientBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses the network or is kept must not fall back to Kryo. */
final class StateTypesTest {
  private static final APatient PATIENT = APatient.named("p-1");
  private static final Origin ORIGIN = new Origin("attune.check-ins", 3, 17);
  private static final UsualRange USUAL = new UsualRange(2, 3, 6, 7);

  @ParameterizedTest
  @ValueSource(
      classes = {
        Received.class,
        CheckedEvent.class,
        Verdict.class,
        QuarantinedRecord.class,
        LedgerEntry.class,
        TrendPoint.class,
        Alert.class,
        RiskAssessment.class,
        PatientTrend.class,
        MetricTrend.class,
        TogetherTrend.class,
        PageKey.class,
        DayPage.class,
        AlertState.class,
        PatientClock.class,
        ReadEntry.class,
        EntryMemory.class,
        JournalSignal.class,
        EntryContext.class,
        ContextMemory.class
      })
  void noTypeNeedsKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyValueSurvivesSerialization(Object value) throws IOException {
    TypeSerializer<Object> serializer = serializerOf(value);
    DataOutputSerializer out = new DataOutputSerializer(256);
    serializer.serialize(value, out);
    Object back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(back).usingRecursiveComparison().isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyValueSurvivesACopyOnTheHeap(Object value) {
    assertThat(serializerOf(value).copy(value)).usingRecursiveComparison().isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(classes = {AlertState.class, EntryMemory.class, ContextMemory.class})
  <T> void whatCopiesShareIsWrittenAsBefore(Class<T> type) {
    TypeSerializer<T> plain = TypeInformation.of(type).createSerializer(new SerializerConfigImpl());

    assertThat(SharingSerializer.of(type).snapshotConfiguration())
        .isInstanceOf(plain.snapshotConfiguration().getClass());
    assertThat(
            SharingSerializer.of(type)
                .snapshotConfiguration()
                .resolveSchemaCompatibility(plain.snapshotConfiguration())
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void copiesOfWhatIsKeptShareIt() throws IOException {
    SharingSerializer<AlertState> serializer = SharingSerializer.of(AlertState.class);
    AlertState state = fullAlertResult().state();
    DataOutputSerializer out = new DataOutputSerializer(256);
    serializer.serialize(state, out);

    assertThat(serializer.copy(state)).isSameAs(state);
    assertThat(serializer.duplicate().deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
        .usingRecursiveComparison()
        .isEqualTo(state);
  }

  static Stream<Object> values() {
    Received checkIn = APatient.received(1, PATIENT.mood("e-1", APatient.NOON, 4.5));
    Received assessment = APatient.received(2, PATIENT.phq9("e-2", APatient.NOON, 2));
    Received batch = APatient.received(3, PATIENT.restingHeartRate("e-3", APatient.NOON, 61));
    Received trend = APatient.received(4, point(null, null));
    Received unreadable =
        Received.unreadable(
            ORIGIN, APatient.NOON, RejectionReason.UNKNOWN_SCHEMA, "0123456789abcdef");
    PersonalState chart =
        PersonalChart.add(
            PersonalState.START, DayValue.of(APatient.DAY_0, 4.5), 0.1, ChangeSettings.DEFAULT);
    return Stream.of(
        checkIn,
        assessment,
        batch,
        APatient.received(7, PATIENT.night("e-4", APatient.NOON, 432)),
        APatient.received(8, PATIENT.session("e-5", APatient.NOON, 90)),
        APatient.received(9, PATIENT.medication("e-6", APatient.NOON, 50)),
        APatient.received(10, PATIENT.journal("e-7", APatient.NOON, "I want to die.")),
        readEntry(),
        memory(),
        context(null),
        new ContextMemory(context(new Sounding(-0.5, 0.25, 0.75, List.of())), APatient.NOON),
        memory().published().values().iterator().next().signal(),
        trend,
        APatient.received(5, APatient.NOON, PATIENT.resolve("a", 3)),
        APatient.tick(6, APatient.NOON),
        unreadable,
        new CheckedEvent(ORIGIN, APatient.NOON, observationOf(checkIn)),
        PatientBundle.of(
            "p-1", List.of(new CheckedEvent(ORIGIN, APatient.NOON, observationOf(checkIn)))),
        new Verdict(ORIGIN, Disposition.LATE),
        new QuarantinedRecord(ORIGIN, new Rejection(RejectionReason.NOT_AVRO, ""), null, 1),
        new QuarantinedRecord(
            ORIGIN, new Rejection(RejectionReason.MALFORMED, "values"), "0123456789abcdef", 1),
        new LedgerEntry("attune.check-ins", 1, 2, 3, 4, 5, 6),
        point(null, null),
        point(USUAL, null),
        point(USUAL, new ChartReading(1, 4.0, 5, 8, ChartPosition.ADVERSE)),
        point(USUAL, new ChartReading(1, null, 5, 8, ChartPosition.IN_RANGE)),
        new PatientTrend(0, List.of(), Map.of()),
        new PatientTrend(
            7,
            List.of(
                new OpenDay(APatient.DAY_0, 2, 0, List.of("mood"), List.of("mood")),
                new OpenDay(APatient.DAY_0 + 1, 3, APatient.NOON, List.of(), List.of())),
            Map.of("mood", APatient.DAY_0 - 1)),
        new MetricTrend(chart, PersonalState.START, List.of()),
        new TogetherTrend(TogetherState.START, TogetherState.START, APatient.DAY_0, List.of()),
        new MetricTrend(
            chart,
            chart,
            List.of(
                new MetricDay(
                    APatient.DAY_0,
                    new DaySummary(
                        4.5, 2, 1, true, true, -300, APatient.NOON, Confidentiality.PART2_SUD),
                    -1L))),
        new PageKey(APatient.DAY_0, "steps", 7),
        new DayPage(new byte[] {1, -1, 0}),
        AlertState.NEW,
        fullAlertResult().state(),
        fullAlertResult().alerts().get(0),
        riskOf(fullAlertResult()),
        new PatientClock(APatient.NOON, PatientClock.NONE));
  }

  /** A state with an open episode, an answer, evidence and a standing. */
  private static AlertResult fullAlertResult() {
    AlertFold fold = new AlertFold();
    AlertState state =
        fold.apply(
                AlertState.NEW,
                PATIENT.id(),
                new AlertInput.TrendPublished(point(null, null)),
                APatient.NOON,
                APatient.NOON)
            .state();
    return fold.apply(
        state,
        PATIENT.id(),
        new AlertInput.AssessmentReceived(PATIENT.phq9("e-2", APatient.NOON, 3), APatient.NOON),
        APatient.NOON,
        APatient.NOON);
  }

  private static ReadEntry readEntry() {
    Envelope envelope = PATIENT.envelope("e-7", APatient.NOON);
    return new ReadEntry(
        ORIGIN,
        new JournalReading(
            envelope,
            true,
            FindingKind.MODEL,
            List.of(
                new JournalFinding(
                    "rule-one",
                    FindingKind.MODEL,
                    JournalCategory.METHOD,
                    CssrsLevel.METHOD,
                    3,
                    9,
                    List.of(Modifier.NEGATED, Modifier.PAST),
                    Tier.SAME_DAY,
                    0.75),
                new JournalFinding(
                    "rule-two",
                    FindingKind.PHRASE,
                    JournalCategory.MEANS,
                    CssrsLevel.BEHAVIOR,
                    3,
                    9,
                    List.of(),
                    Tier.IMMEDIATE,
                    null))),
        false);
  }

  private static EntryContext context(@Nullable Sounding sounding) {
    return EntryContext.of(
        PATIENT.envelope("e-8", APatient.NOON),
        true,
        PromptKind.FREE,
        true,
        new ContextReader.Findings(
            2,
            List.of(new ThemeFinding(JournalTheme.SLEEP, FindingKind.PHRASE, null, 1)),
            List.of(
                new TriggerFinding(JournalTrigger.PAYDAY, "trigger-payday", 3, 9, 2, true, false))),
        sounding);
  }

  private static EntryMemory memory() {
    return new JournalFold().apply(null, readEntry().reading(), APatient.NOON).memory();
  }

  private static RiskAssessment riskOf(AlertResult result) {
    return Objects.requireNonNull(result.risk());
  }

  private static Observation observationOf(Received received) {
    Checked checked =
        EventChecks.check(Objects.requireNonNull(received.checkIn()), received.producedAtMillis());
    return Objects.requireNonNull(checked.observation());
  }

  private static ChangeContext context() {
    return new ChangeContext(
        1.0, 2.0, null, null, 0, 1.5, 2.5, 3.5, null, null, 0.1, 0.2, 0.3, null, null, null, 4.5,
        null, null);
  }

  private static TrendPoint point(@Nullable UsualRange usual, @Nullable ChartReading reading) {
    return new TrendPoint(
        PATIENT.id(),
        "mood",
        APatient.DAY_0,
        60,
        4.5,
        2,
        1,
        true,
        reading == null ? ChartStatus.LEARNING : ChartStatus.ADVERSE,
        14,
        usual,
        reading,
        reading == null ? null : context(),
        9,
        Finality.PROVISIONAL,
        true,
        APatient.NOON,
        Confidentiality.UNKNOWN);
  }

  @SuppressWarnings("unchecked") // The serializer is that of the value's own class.
  private static TypeSerializer<Object> serializerOf(Object value) {
    return (TypeSerializer<Object>)
        TypeInformation.of(value.getClass()).createSerializer(new SerializerConfigImpl());
  }
}
