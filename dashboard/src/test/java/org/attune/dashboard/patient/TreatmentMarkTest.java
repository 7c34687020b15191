package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.attune.dashboard.fixture.Records;
import org.junit.jupiter.api.Test;

class TreatmentMarkTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 9);

  private static ChartDay count(LocalDate day, double value) {
    return new ChartDay(
        day,
        value,
        true,
        1,
        "SPARSE",
        0,
        null,
        null,
        null,
        null,
        null,
        Course.UNKNOWN,
        Baseline.UNKNOWN,
        1,
        true,
        Records.NOON);
  }

  @Test
  void gathersTheChangesOfADayIntoOneMarkOldestFirst() {
    assertThat(
            TreatmentMark.of(
                Map.of(
                    "phase-change", List.of(count(DAY, 1)),
                    "medication-change", List.of(count(DAY.minusDays(3), 1), count(DAY, 2)),
                    "mood", List.of(count(DAY.minusDays(1), 6)))))
        .containsExactly(
            new TreatmentMark(DAY.minusDays(3), "medication changed", "medication"),
            new TreatmentMark(
                DAY, "medication changed, phase of treatment changed", "medication, phase"));
  }

  @Test
  void leavesNoMarkOfAChangeThatWasWithdrawn() {
    assertThat(TreatmentMark.of(Map.of("exposure-work", List.of(count(DAY, 0))))).isEmpty();
  }
}
