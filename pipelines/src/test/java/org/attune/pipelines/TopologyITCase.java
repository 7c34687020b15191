package org.attune.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.WholeJobs.PARALLELISM;
import static org.attune.pipelines.WholeJobs.PER_PARTITION;
import static org.attune.pipelines.WholeJobs.alerts;
import static org.attune.pipelines.WholeJobs.journalModels;
import static org.attune.pipelines.WholeJobs.journals;
import static org.attune.pipelines.WholeJobs.trends;
import static org.attune.pipelines.WholeJobs.undisturbed;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.Detection;
import org.attune.analytics.alert.Evidence;
import org.attune.analytics.alert.RiskAssessment;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.trend.Finality;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.WholeJobs.AlertRun;
import org.attune.pipelines.WholeJobs.JournalRun;
import org.attune.pipelines.WholeJobs.ModelRun;
import org.attune.pipelines.WholeJobs.TrendRun;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.ledger.LedgerEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The jobs whole, undisturbed and through a crash: what a reader is left with is the same. */
final class TopologyITCase {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(PARALLELISM)
              .build());

  @Test
  void aCrashLeavesTheTrendJobsResultsAsTheyWere() throws Exception {
    TrendRun quiet = trends(undisturbed());
    CrashOnce<NumberSequenceSplit> crash = new CrashOnce<>(60, 140);
    TrendRun crashed = trends(crash);

    assertThat(crash.crashes()).isEqualTo(1);
    // Of mood, and of how many check-ins were given.
    assertThat(quiet.lastPoints()).hasSize(2 * 2 * PARALLELISM * 13);
    assertThat(quiet.lastPoints().values())
        .extracting(TrendPoint::finality)
        .containsOnly(Finality.FINAL);
    assertThat(crashed.lastPoints()).isEqualTo(quiet.lastPoints());
    assertThat(crashed.quarantined()).isEqualTo(quiet.quarantined());
    assertThat(crashed.lastEntries()).isEqualTo(quiet.lastEntries());
  }

  @Test
  void whatGoesIntoTheTrendJobComesOutInOneColumnOfTheLedger() throws Exception {
    TrendRun run = trends(new CrashOnce<>(50, 120));
    int tenth = PER_PARTITION / 10;

    for (int partition = 0; partition < PARALLELISM; partition++) {
      assertThat(run.lastEntries().get(partition))
          .isEqualTo(
              new LedgerEntry(
                  "attune.mixed", partition, PER_PARTITION - 1, 7L * tenth, tenth, tenth, tenth));
    }
    assertThat(run.quarantined()).hasSize(PARALLELISM * 2 * tenth);
    // Not only at the end: every entry on the way counted each record through its offset once.
    assertThat(run.ledger().all())
        .allSatisfy(entry -> assertThat(entry.records()).isEqualTo(entry.throughOffset() + 1));
  }

  @Test
  void aCrashLeavesTheAlertJobsResultsAsTheyWere() throws Exception {
    AlertRun quiet = alerts(undisturbed());
    CrashOnce<NumberSequenceSplit> crash = new CrashOnce<>(60, 140);
    AlertRun crashed = alerts(crash);

    assertThat(crash.crashes()).isEqualTo(1);
    assertThat(quiet.alerts().lastPer(Alert::alertId)).isNotEmpty();
    assertThat(quiet.alerts().all())
        .extracting(Alert::detection)
        .contains(Detection.OPEN, Detection.CLOSED);
    assertThat(crashed.alerts().lastPer(Alert::alertId))
        .isEqualTo(quiet.alerts().lastPer(Alert::alertId));
    assertThat(crashed.risks().lastPer(RiskAssessment::patientId))
        .isEqualTo(quiet.risks().lastPer(RiskAssessment::patientId));
    assertThat(crashed.quarantine().lastPer(QuarantinedRecord::origin))
        .isEqualTo(quiet.quarantine().lastPer(QuarantinedRecord::origin));
    assertThat(notifications(crashed)).isEqualTo(notifications(quiet));
  }

  @Test
  void aCrashLeavesTheJournalJobsResultsAsTheyWere() throws Exception {
    JournalRun quiet = journals(undisturbed());
    CrashOnce<NumberSequenceSplit> crash = new CrashOnce<>(60, 140);
    JournalRun crashed = journals(crash);
    int tenth = PER_PARTITION / 10;

    assertThat(crash.crashes()).isEqualTo(1);
    // Six entries of ten hold the phrase; a correction adds another rule, two are withdrawn.
    assertThat(quiet.lastSignals()).hasSize(PARALLELISM * 7 * tenth);
    assertThat(quiet.lastSignals().values())
        .filteredOn(JournalSignal::retracted)
        .hasSize(PARALLELISM * 2 * tenth);
    assertThat(crashed.lastSignals()).isEqualTo(quiet.lastSignals());
    assertThat(crashed.quarantine().lastPer(QuarantinedRecord::origin))
        .isEqualTo(quiet.quarantine().lastPer(QuarantinedRecord::origin));
    assertThat(crashed.lastEntries()).isEqualTo(quiet.lastEntries());
    assertThat(quiet.lastEntries().get(0))
        .isEqualTo(
            new LedgerEntry("attune.mixed", 0, PER_PARTITION - 1, 8L * tenth, tenth, 0, tenth));
  }

  @Test
  void aCrashLeavesTheMarksOfTheModelJobAsTheyWere() throws Exception {
    ModelRun quiet = journalModels(undisturbed());
    CrashOnce<NumberSequenceSplit> crash = new CrashOnce<>(60, 140);
    ModelRun crashed = journalModels(crash);

    assertThat(crash.crashes()).isEqualTo(1);
    // One entry of ten says nothing plainly: the model is asked of it, and fails.
    assertThat(quiet.lastSignals().values())
        .hasSize(PARALLELISM * PER_PARTITION / 10)
        .allSatisfy(
            signal -> assertThat(signal.ruleId()).isEqualTo(JournalSignal.NOT_READ_BY_MODEL));
    assertThat(crashed.lastSignals()).isEqualTo(quiet.lastSignals());
    // Seven entries of ten, of which one is withdrawn and one corrected; the model reads none.
    assertThat(quiet.lastContexts())
        .hasSize(PARALLELISM * 6 * PER_PARTITION / 10)
        .allSatisfy((entry, context) -> assertThat(context.readByModel()).isFalse());
    assertThat(crashed.lastContexts()).isEqualTo(quiet.lastContexts());
  }

  /** What a notifier keeps unique: patient, kind, evidence and tier. */
  private static List<List<Object>> notifications(AlertRun run) {
    return run.alerts().all().stream()
        .flatMap(
            alert ->
                alert.evidence().stream()
                    .filter(Evidence::notifies)
                    .map(
                        evidence ->
                            List.<Object>of(
                                alert.patientId(), alert.kind(), evidence.key(), evidence.tier())))
        .distinct()
        .sorted(Comparator.comparing(Object::toString))
        .toList();
  }
}
