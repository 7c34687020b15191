package org.attune.pipelines.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.DAY;
import static org.attune.pipelines.APatient.DAY_0;
import static org.attune.pipelines.APatient.HOUR;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.noonOf;
import static org.attune.pipelines.trend.TrendRuns.CONFLATION_MILLIS;
import static org.attune.pipelines.trend.TrendRuns.bundle;
import static org.attune.pipelines.trend.TrendRuns.checked;

import java.util.List;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.time.LocalDays;
import org.attune.analytics.trend.Finality;
import org.attune.analytics.trend.TrendFold;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.APatient;
import org.attune.pipelines.OperatorRun;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class TrendOperatorHarnessTest {
  private static final APatient ANNA = APatient.named("anna");
  private static final APatient BERT = APatient.named("bert");
  private static final long COSTLY_MILLIS = 100_000;
  private static final long FIRST_DAY_FINAL =
      LocalDays.latestEndMillis(DAY_0) + TrendFold.OPEN_MILLIS;

  private OperatorRun<PatientBundle, TrendPoint> run;

  @BeforeEach
  void open() throws Exception {
    run = TrendRuns.on(new HashMapStateBackend());
    run.processingTime(0);
  }

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void publishesWhatIsToldAtOnceAfterAPause() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    assertThat(told(run.output())).isEmpty();

    run.processingTime(0);
    assertThat(told(run.output()))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.patientId()).isEqualTo("anna");
              assertThat(point.metric()).isEqualTo("mood");
              assertThat(point.epochDay()).isEqualTo(DAY_0);
              assertThat(point.value()).isEqualTo(4);
              assertThat(point.finality()).isEqualTo(Finality.PROVISIONAL);
            });
  }

  @Test
  void publishesLessOftenWhileItCatchesUp() throws Exception {
    long longAfter = noonOf(1) + HOUR;
    run.processingTime(longAfter);
    run.send(bundle(checked(0, ANNA.mood("e-1", noonOf(1), 4))));

    run.processingTime(longAfter + 10 * CONFLATION_MILLIS - 1);
    assertThat(told(run.output())).isEmpty();
    run.processingTime(longAfter + 10 * CONFLATION_MILLIS);
    assertThat(told(run.output())).hasSize(1);
  }

  @Test
  void leavesTimeForReadingUntilTheLogHasBeenRead() throws Exception {
    long longAfter = noonOf(1) + HOUR;
    run.close();
    run = TrendRuns.on(new HashMapStateBackend(), COSTLY_MILLIS);
    run.processingTime(longAfter);
    run.send(bundle(checked(0, ANNA.mood("e-1", noonOf(1), 4))));
    run.send(bundle(checked(1, BERT.mood("e-1", noonOf(1), 4))));
    until(longAfter, longAfter + 7 * COSTLY_MILLIS);
    assertThat(told(run.output())).isEmpty();
    until(longAfter + 7 * COSTLY_MILLIS, longAfter + 8 * COSTLY_MILLIS);
    assertThat(told(run.output())).extracting(TrendPoint::patientId).containsExactly("anna");

    run.watermark(longAfter + 8 * COSTLY_MILLIS);
    until(longAfter + 8 * COSTLY_MILLIS, longAfter + 10 * COSTLY_MILLIS);
    assertThat(told(run.output())).hasSize(2);
  }

  private void until(long from, long before) throws Exception {
    for (long now = from; now < before; now += 10 * CONFLATION_MILLIS) {
      run.processingTime(now);
    }
  }

  @Test
  void manyEventsShareOnePublication() throws Exception {
    for (int i = 0; i < 100; i++) {
      run.send(bundle(checked(i, ANNA.mood("e-" + i, NOON + i, i % 10))));
    }
    assertThat(run.processingTimeTimers()).isEqualTo(1);
    run.processingTime(CONFLATION_MILLIS);

    assertThat(told(run.output())).singleElement().extracting(TrendPoint::samples).isEqualTo(100);
    assertThat(run.processingTimeTimers()).isZero();
  }

  @Test
  void theNextChangeIsPublishedInItsTurn() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    run.processingTime(CONFLATION_MILLIS);
    run.take();
    run.send(bundle(checked(1, ANNA.mood("e-2", NOON + HOUR, 6))));
    run.processingTime(2 * CONFLATION_MILLIS - 1);
    assertThat(told(run.output())).isEmpty();

    run.processingTime(2 * CONFLATION_MILLIS);
    assertThat(told(run.output())).singleElement().extracting(TrendPoint::value).isEqualTo(5.0);
  }

  @Test
  void patientsDoNotMeet() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    run.send(bundle(checked(1, BERT.mood("e-1", NOON, 8))));
    run.processingTime(CONFLATION_MILLIS);

    assertThat(told(run.output()))
        .extracting(TrendPoint::patientId, TrendPoint::value)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("anna", 4.0),
            org.assertj.core.groups.Tuple.tuple("bert", 8.0));
  }

  @Test
  void aDayBecomesFinalByFlinkTimeOnly() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    run.processingTime(NOON + 365 * DAY);
    assertThat(told(run.take()))
        .extracting(TrendPoint::finality)
        .containsOnly(Finality.PROVISIONAL);

    run.watermark(FIRST_DAY_FINAL - 1);
    assertThat(told(run.output())).isEmpty();

    run.watermark(FIRST_DAY_FINAL);
    assertThat(told(run.output()))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.finality()).isEqualTo(Finality.FINAL);
              assertThat(point.value()).isEqualTo(4);
            });
  }

  @Test
  void pointsThatWaitAreNotLostWhenTheirDayBecomesFinal() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    run.watermark(FIRST_DAY_FINAL);

    assertThat(told(run.take())).extracting(TrendPoint::finality).containsExactly(Finality.FINAL);
    run.processingTime(CONFLATION_MILLIS);
    assertThat(told(run.output())).isEmpty();
  }

  @Test
  void oneTimerPerPatientServesManyEvents() throws Exception {
    for (int day = 0; day < 15; day++) {
      for (int i = 0; i < 10; i++) {
        run.send(
            bundle(checked(day * 10L + i, ANNA.mood("e-" + day + "-" + i, noonOf(day) + i, 5))));
      }
    }
    assertThat(run.eventTimeTimers()).isEqualTo(1);

    run.watermark(FIRST_DAY_FINAL + 5 * DAY);
    assertThat(run.eventTimeTimers()).isEqualTo(1);
  }

  @Test
  void aLeapOfAYearMakesEveryDayFinalInOrder() throws Exception {
    for (int day = 9; day >= 0; day--) {
      run.send(bundle(checked(day, ANNA.mood("e-" + day, noonOf(day), 5))));
    }
    run.processingTime(CONFLATION_MILLIS);
    run.take();
    run.watermark(NOON + 365 * DAY);

    assertThat(told(run.output()))
        .allSatisfy(point -> assertThat(point.finality()).isEqualTo(Finality.FINAL))
        .extracting(TrendPoint::epochDay)
        .containsExactly(
            DAY_0, DAY_0 + 1, DAY_0 + 2, DAY_0 + 3, DAY_0 + 4, DAY_0 + 5, DAY_0 + 6, DAY_0 + 7,
            DAY_0 + 8, DAY_0 + 9);
  }

  @Test
  void nothingIsLeftOfDaysThatAreFinalButTheAnchors() throws Exception {
    for (int day = 0; day < 30; day++) {
      run.send(bundle(checked(day, ANNA.mood("e-" + day, noonOf(day), 5))));
    }
    run.processingTime(CONFLATION_MILLIS);
    assertThat(run.stateEntries())
        .as("patient, metrics, ratings together, pages, time of the publication")
        .isEqualTo(5);
    run.watermark(NOON + 365 * DAY);

    assertThat(run.stateEntries()).as("all but the pages and the time").isEqualTo(3);
    assertThat(run.eventTimeTimers()).isZero();
    assertThat(run.processingTimeTimers()).isZero();
  }

  @Test
  void anImportStaysOpenForADayAfterItsReceipt() throws Exception {
    long receivedAt = NOON + 300 * DAY;
    run.send(
        bundle(
            checked(
                0,
                ANNA.rated(
                    ANNA.envelope("e-1", NOON, receivedAt, Source.IMPORT, 0, false), "mood", 4))));
    run.watermark(receivedAt + TrendFold.IMPORT_OPEN_MILLIS - 1);
    assertThat(told(run.output())).isEmpty();

    run.watermark(receivedAt + TrendFold.IMPORT_OPEN_MILLIS + HOUR);
    assertThat(told(run.output())).extracting(TrendPoint::finality).contains(Finality.FINAL);
    assertThat(told(run.output())).extracting(TrendPoint::live).containsOnly(false);
  }

  @Test
  @Timeout(10)
  void theEndOfTheInputMakesEveryDayFinal() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    run.watermark(Long.MAX_VALUE);

    assertThat(told(run.output())).extracting(TrendPoint::finality).endsWith(Finality.FINAL);
  }

  @Test
  void eachEventGetsOneVerdict() throws Exception {
    run.send(bundle(checked(7, ANNA.mood("e-1", NOON, 4))));
    run.send(bundle(checked(8, ANNA.mood("e-1", NOON, 4))));
    run.send(bundle(checked(9, ANNA.mood("e-2", NOON, 4))));

    assertThat(run.side(Verdict.class))
        .containsExactly(
            new Verdict(new Origin("attune.check-ins", 0, 7), Disposition.ACCEPTED),
            new Verdict(new Origin("attune.check-ins", 0, 8), Disposition.DUPLICATE),
            new Verdict(new Origin("attune.check-ins", 0, 9), Disposition.ACCEPTED));
    assertThat(run.side(QuarantinedRecord.class)).isEmpty();
  }

  @Test
  void aDuplicatePublishesNothing() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    run.processingTime(CONFLATION_MILLIS);
    run.take();
    run.send(bundle(checked(1, ANNA.mood("e-1", NOON, 4))));

    assertThat(run.processingTimeTimers()).isZero();
    run.processingTime(10 * CONFLATION_MILLIS);
    assertThat(told(run.output())).isEmpty();
  }

  @Test
  void aLowerRevisionIsADuplicateAndAHigherOneReplaces() throws Exception {
    run.send(bundle(checked(0, revised(1, 6, false))));
    run.send(bundle(checked(1, revised(0, 4, false))));
    run.processingTime(CONFLATION_MILLIS);
    assertThat(told(run.take())).singleElement().extracting(TrendPoint::value).isEqualTo(6.0);

    run.send(bundle(checked(2, revised(2, 8, false))));
    run.processingTime(2 * CONFLATION_MILLIS);
    assertThat(told(run.take())).singleElement().extracting(TrendPoint::value).isEqualTo(8.0);

    run.send(bundle(checked(3, revised(3, 0, true))));
    run.processingTime(3 * CONFLATION_MILLIS);
    assertThat(told(run.take())).singleElement().extracting(TrendPoint::samples).isEqualTo(0);
    assertThat(run.side(Verdict.class))
        .extracting(Verdict::disposition)
        .containsExactly(
            Disposition.ACCEPTED,
            Disposition.DUPLICATE,
            Disposition.ACCEPTED,
            Disposition.ACCEPTED);
  }

  @Test
  void whatComesBeforeAFinalDayIsQuarantined() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    run.watermark(FIRST_DAY_FINAL);
    run.take();
    run.send(
        bundle(
            checked(
                1,
                ANNA.rated(
                    ANNA.envelope("e-2", NOON, noonOf(20), Source.IMPORT, 0, false), "mood", 4))));
    Origin origin = new Origin("attune.check-ins", 0, 1);

    assertThat(run.side(QuarantinedRecord.class))
        .containsExactly(
            new QuarantinedRecord(
                origin, new Rejection(RejectionReason.BEFORE_FINAL, ""), null, noonOf(20)));
    assertThat(run.side(Verdict.class)).endsWith(new Verdict(origin, Disposition.QUARANTINED));
    assertThat(run.processingTimeTimers()).isEqualTo(1);
    run.processingTime(10 * CONFLATION_MILLIS);
    assertThat(told(run.output())).isEmpty();
  }

  @Test
  void pointsThatWaitAtACrashArePublishedAfterIt() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    run.processingTime(0);
    run.take();
    run.send(bundle(checked(1, ANNA.mood("e-2", NOON + HOUR, 6))));
    run.crashAndRestore();
    assertThat(told(run.output())).isEmpty();
    run.processingTime(CONFLATION_MILLIS);

    assertThat(told(run.output())).singleElement().extracting(TrendPoint::value).isEqualTo(5.0);
  }

  @Test
  void whatWasPublishedBeforeACrashIsNotPublishedAgain() throws Exception {
    run.send(bundle(checked(0, ANNA.mood("e-1", NOON, 4))));
    run.processingTime(CONFLATION_MILLIS);
    run.take();
    run.crashAndRestore();
    run.send(bundle(checked(1, ANNA.mood("e-1", NOON, 4))));
    run.processingTime(5 * CONFLATION_MILLIS);

    assertThat(told(run.output())).isEmpty();
    assertThat(run.side(Verdict.class))
        .extracting(Verdict::disposition)
        .isEqualTo(List.of(Disposition.ACCEPTED, Disposition.DUPLICATE));
  }

  private static org.attune.analytics.event.CheckIn revised(
      int revision, double value, boolean retracted) {
    return ANNA.rated(
        ANNA.envelope("e-1", NOON, NOON + HOUR, Source.APP, revision, retracted), "mood", value);
  }

  /** Without the count of check-ins, which comes with every rating. */
  private static List<TrendPoint> told(List<TrendPoint> points) {
    return points.stream().filter(point -> !point.metric().equals("check-ins-given")).toList();
  }
}
