package org.attune.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.analytics.alert.MonitoringPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsBacktestTest {
  private static final Path DATA =
      Path.of(System.getProperty("attune.research.data", "../../shared/data"));

  private static final AlertsBacktest.Setup FEW =
      new AlertsBacktest.Setup(
          new SimulatorBacktest.Trial(List.of(7L), 9, 42), MonitoringPlan.DEFAULT, null);

  /** The figures of docs/MODELS.md. */
  @Test
  void theScoresTellWhoIsAtRiskBetterThanWhatTheyMustBeat() {
    for (String set : List.of("ctn0094", "panic24", "fisher2017", "kossakowski2017")) {
      assumeThat(DATA.resolve(set))
          .as("published data set (system property attune.research.data)")
          .isDirectory();
    }
    AlertsBacktest backtest = new AlertsBacktest(DATA, FEW, line -> {});
    Map<String, @Nullable Object> figures = backtest.figures();

    assertThat(backtest.setsRead()).isEqualTo(4);
    assertThat(number(figures, "ctn0094.landmark.auroc.all.countOfBadWeeks"))
        .isCloseTo(0.772, within(0.001));
    assertThat(number(figures, "ctn0094.landmark.auroc.week3Specimen.countOfBadWeeks"))
        .isCloseTo(0.708, within(0.001));
    assertThat(number(figures, "ctn0094.landmark.auroc.all")).isCloseTo(0.816, within(0.001));
    assertThat(number(figures, "ctn0094.landmark.auroc.week3Specimen"))
        .isCloseTo(0.740, within(0.001));
    assertThat(number(figures, "ctn0094.landmark.ppv")).isCloseTo(0.78, within(0.005));
    assertThat(number(figures, "ctn0094.landmark.sensitivity")).isCloseTo(0.78, within(0.005));
    assertThat(number(figures, "ctn0094.landmark.all.n")).isEqualTo(1277);
    assertThat(number(figures, "ctn0094.landmark.week3Specimen.n")).isEqualTo(882);
    assertThat(number(figures, "ctn0094.firstMissedWeek.lift")).isCloseTo(5.4, within(0.05));
    assertThat(number(figures, "panic24.nextDay.aucWithinPerson")).isCloseTo(0.708, within(0.001));
    assertThat(number(figures, "panic24.nextDay.aucWithinPerson.runningRate"))
        .isCloseTo(0.673, within(0.001));
    assertThat(number(figures, "fisher.alertsPerPatientWeek")).isLessThanOrEqualTo(0.11);
    assertThat(number(figures, "fisher.injectedShift.detected14d")).isGreaterThan(15);
    assertThat(number(figures, "fisher.injectedShift.patients")).isEqualTo(22);
    assertThat(number(figures, "kossakowski.alarmDays15to41")).isZero();
    assertThat(number(figures, "instruments.totals.phq9.equal")).isEqualTo(154);
    assertThat(number(figures, "instruments.totals.phq9.of")).isEqualTo(154);
    assertThat(number(figures, "instruments.totals.gad7.equal")).isEqualTo(152);
    assertThat(number(figures, "instruments.totals.gad7.of")).isEqualTo(152);
  }

  @Test
  void aSetThatIsNotThereHasNullFiguresAndALineThatSaysSo(@TempDir Path folder) {
    List<String> lines = new ArrayList<>();
    AlertsBacktest backtest = new AlertsBacktest(folder, FEW, lines::add);

    Map<String, @Nullable Object> figures = backtest.figures();

    assertThat(backtest.setsRead()).isZero();
    assertThat(figures)
        .containsKeys("ctn0094.landmark.auroc.all", "panic24.nextDay.aucWithinPerson");
    assertThat(figures.values()).containsOnlyNulls();
    assertThat(lines).hasSize(4).allMatch(line -> line.contains("left out"));
  }

  private static double number(Map<String, @Nullable Object> figures, String name) {
    if (figures.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new AssertionError("no figure " + name);
  }
}
