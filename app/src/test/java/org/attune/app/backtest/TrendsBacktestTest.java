package org.attune.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.app.cli.UserError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrendsBacktestTest {
  private static final Path DATA =
      Path.of(System.getProperty("attune.research.data", "../../shared/data"));

  /** The figures of docs/CLINICAL.md §3. */
  @Test
  void theRuleAboutChangeDoesToPeopleWhatTheClinicalBasisSays() {
    for (String set :
        List.of("fisher2017", "kossakowski2017", "burchert_moodpath", "lifesnaps", "panic24")) {
      assumeThat(DATA.resolve(set))
          .as("published data set (system property attune.research.data)")
          .isDirectory();
    }
    TrendsBacktest backtest = new TrendsBacktest(DATA, line -> {});
    Map<String, @Nullable Object> figures = backtest.figures();

    assertThat(backtest.setsRead()).isEqualTo(5);
    assertThat(number(figures, "fisher.alertsPerPatientWeek")).isLessThanOrEqualTo(0.11);
    assertThat(number(figures, "fisher.patientWeeks")).isGreaterThan(50);
    assertThat(number(figures, "fisher.injectedShift.patients")).isEqualTo(22);
    assertThat(number(figures, "fisher.injectedShift.detected14d")).isGreaterThan(15);
    assertThat(number(figures, "fisher.injectedShift.unshifted14d")).isLessThanOrEqualTo(6);
    assertThat(number(figures, "kossakowski.firstAlarmDay.restlessness")).isBetween(42.0, 60.0);
    assertThat(number(figures, "kossakowski.alarmDays15to41")).isZero();
    assertThat(number(figures, "burchert.r")).isGreaterThanOrEqualTo(0.78);
    assertThat(number(figures, "burchert.auc")).isGreaterThanOrEqualTo(0.92);
    assertThat(number(figures, "burchert.patients")).isGreaterThan(80);
    for (String set : List.of("lifesnaps", "panic24")) {
      assertThat(number(figures, set + ".alarms")).isPositive();
      assertThat(number(figures, set + ".alarmsFromMissingDays")).isZero();
    }
  }

  @Test
  void aSetThatIsNotThereHasNullFiguresAndALineThatSaysSo(@TempDir Path folder) throws IOException {
    Path fisher = Files.createDirectory(folder.resolve("fisher2017"));
    StringBuilder rows =
        new StringBuilder(
            "subj_id,energetic,enthusiastic,content,irritable,restless,worried,guilty,afraid,"
                + "anhedonia,angry,hopeless,down,positive,fatigue,tension,concentrate,ruminate\n");
    for (int row = 0; row < 120; row++) {
      int level = 40 + row / 4 % 3;
      rows.append("7").append((',' + Integer.toString(level)).repeat(17)).append('\n');
    }
    Files.writeString(fisher.resolve("esm.csv"), rows);
    List<String> lines = new ArrayList<>();
    TrendsBacktest backtest = new TrendsBacktest(folder, lines::add);

    Map<String, @Nullable Object> figures = backtest.figures();

    assertThat(backtest.setsRead()).isEqualTo(1);
    assertThat(number(figures, "fisher.alerts")).isZero();
    assertThat(number(figures, "fisher.patientWeeks")).isEqualTo(16 / 7.0);
    assertThat(number(figures, "fisher.injectedShift.detected14d")).isEqualTo(1);
    for (String name :
        List.of(
            "kossakowski.firstAlarmDay.restlessness",
            "burchert.r",
            "lifesnaps.alarmsFromMissingDays",
            "panic24.alarmsFromMissingDays")) {
      assertThat(figures).containsKey(name);
      assertThat(figures.get(name)).isNull();
    }
    assertThat(lines).filteredOn(line -> line.contains("left out")).hasSize(4);
  }

  @Test
  void aFolderWithoutAnyOfTheSetsIsAnError(@TempDir Path folder) {
    assertThatThrownBy(() -> call(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("--data");
    assertThatThrownBy(() -> call(folder.resolve("nowhere")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nowhere");
  }

  private static void call(Path data) {
    TrendsBacktestCommand command = new TrendsBacktestCommand(Clock.systemUTC());
    new CommandLine(command).parseArgs("--data", data.toString());
    command.call();
  }

  /** The figure; NaN, which no bound admits, when there is none. */
  private static double number(Map<String, @Nullable Object> figures, String name) {
    return figures.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
