package org.attune.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.attune.app.cli.UserError;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.context.PlannedMeasure;
import org.attune.schemas.context.Sensitivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir private Path folder = Path.of("");

  private PlanFile read(String json) throws IOException {
    Path file = folder.resolve("plan.json");
    Files.writeString(file, json);
    return PlanFile.read(file);
  }

  @Test
  void aPlanIsWhatItsFileSays() throws IOException {
    PlanFile file =
        read(
            """
            {"signalsOff": ["silence", "wearable-off"], "sensitivity": "HIGH",
             "measures": {"pcl-5": 14}, "refractoryDays": 0, "routineAlertsPerWeek": 5,
             "effectiveFrom": "2026-04-01T00:00:00Z"}
            """);

    MonitoringPlan plan = file.of("p-1", 4, NOW);

    assertThat(plan.getPatientId()).isEqualTo("p-1");
    assertThat(plan.getRevision()).isEqualTo(4);
    assertThat(plan.getEffectiveFrom()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    assertThat(plan.getReceivedAt()).isEqualTo(NOW);
    assertThat(plan.getSignalsOff()).containsExactly("silence", "wearable-off");
    assertThat(plan.getSensitivity()).isEqualTo(Sensitivity.HIGH);
    assertThat(plan.getMeasures()).containsExactly(new PlannedMeasure("pcl-5", 14));
    assertThat(plan.getRefractoryDays()).isZero();
    assertThat(plan.getRoutineAlertsPerWeek()).isEqualTo(5);
  }

  @Test
  void whatAFileLeavesOutIsAsForAPatientWithoutAPlan() throws IOException {
    PlanFile file = read("{}");

    assertThat(file.draft().measureDays()).isEqualTo(Map.of("phq-9", 7, "gad-7", 7));
    assertThat(file.of("p-1", 1, NOW).getEffectiveFrom()).isEqualTo(NOW);
    assertThat(file.of("p-1", 1, NOW).getSensitivity()).isEqualTo(Sensitivity.STANDARD);
    assertThat(file.draft().refractoryDays()).isEqualTo(7);
    assertThat(file.draft().routineAlertsPerWeek()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"sensitvity": "HIGH"}           | unknown key "sensitvity". Known are effectiveFrom
          {"signalsOff": ["item-9"]}       | which is about safety. Take it out
          {"signalsOff": ["sillence"]}     | "sillence", which is no signal. There are journal-model
          {"signalsOff": "silence"}        | no list
          {"signalsOff": [3]}              | which is no signal
          {"signalsOff": ["panic","panic"]}| twice
          {"sensitivity": "high"}          | Say LOW, STANDARD or HIGH
          {"sensitivity": null}            | Say LOW, STANDARD or HIGH
          {"measures": {"phq9": 7}}        | "phq9", which is no instrument. There are phq-9
          {"measures": {"phq-9": 0}}       | Say a whole number from 1 to 366
          {"measures": {"phq-9": null}}    | Say a whole number from 1 to 366
          {"measures": ["phq-9"]}          | no object
          {"refractoryDays": 29}           | Say a whole number from 0 to 28
          {"refractoryDays": 7.5}          | Say a whole number from 0 to 28
          {"routineAlertsPerWeek": "3"}    | Say a whole number from 1 to 50
          {"routineAlertsPerWeek": 3e9}    | Say a whole number from 1 to 50
          {"effectiveFrom": "tomorrow"}    | Say an instant such as
          []                               | is not a JSON object
          {"refractoryDays": 7,            | is not JSON
          {} {}                            | is not JSON
          {"refractoryDays":1,"refractoryDays":2} | is not JSON
          """)
  void whatIsNoPlanIsRefusedWithWhatToDo(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("plan.json")
        .hasMessageContaining(message);
  }

  @Test
  void anEmptyOrAbsentFileIsRefused() {
    assertThatThrownBy(() -> read("")).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> PlanFile.read(folder.resolve("absent.json")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such file");
  }
}
