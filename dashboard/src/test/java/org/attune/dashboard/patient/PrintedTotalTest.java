package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.attune.dashboard.fixture.Records;
import org.junit.jupiter.api.Test;

class PrintedTotalTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 9);

  private static ChartDay day(LocalDate day, double value, boolean valid) {
    return new ChartDay(
        day,
        value,
        valid,
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

  private static List<ChartDay> on(LocalDate day, double value) {
    return List.of(day(day, value, true));
  }

  @Test
  void saysWhatWasPrintedAndWhatTheAnswersMake() {
    List<PrintedTotal> notes =
        PrintedTotal.of(
            Map.of(
                "phq-9-total", on(DAY, 12),
                "phq-9-printed", on(DAY, 14),
                "phq-9-printed-answers", on(DAY, 12)));
    assertThat(notes)
        .extracting(PrintedTotal::sentence)
        .containsExactly("The source printed 14; its answers make 12, which is used.");
    assertThat(notes).extracting(PrintedTotal::metric).containsExactly("phq-9-total");
  }

  @Test
  void tellsTheFormFromAnotherOfTheSameDay() {
    assertThat(
            PrintedTotal.of(
                Map.of(
                    "phq-9-total", on(DAY, 15),
                    "phq-9-printed", on(DAY, 14),
                    "phq-9-printed-answers", on(DAY, 12))))
        .extracting(PrintedTotal::sentence)
        .containsExactly(
            "The source printed 14; its answers make 12. Another form of that day made 15, shown"
                + " here.");
  }

  @Test
  void aTotalThatCannotBeCheckedIsNeverUsed() {
    assertThat(
            PrintedTotal.of(
                Map.of("bam-printed", on(DAY, 30), "phq-9-total", on(DAY.minusDays(1), 4))))
        .extracting(PrintedTotal::sentence)
        .containsExactly(
            "The source printed 30; its answers make no total, so that it cannot be checked and is"
                + " not used.");
  }

  @Test
  void theLatestComesFirstAndAWithdrawnFormLeavesNoNote() {
    assertThat(
            PrintedTotal.of(
                Map.of(
                    "gad-7-printed",
                    List.of(
                        day(DAY.minusDays(2), 3, true),
                        day(DAY.minusDays(1), 0, false),
                        day(DAY, 5, true)))))
        .extracting(PrintedTotal::day)
        .containsExactly(DAY, DAY.minusDays(2));
  }

  @Test
  void noteSeriesAreTold() {
    assertThat(PrintedTotal.notes("phq-9-printed")).isTrue();
    assertThat(PrintedTotal.notes("phq-9-printed-answers")).isTrue();
    assertThat(PrintedTotal.notes("phq-9-total")).isFalse();
  }
}
