package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalSummaryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private static JournalDay entry(
      int daysAgo,
      String asked,
      @Nullable Double valence,
      List<String> themes,
      List<String> linked) {
    return new JournalDay(
        TODAY.minusDays(daysAgo),
        asked,
        valence != null,
        valence,
        valence == null ? null : 0.5,
        themes,
        linked,
        linked);
  }

  private static JournalDay sounding(int daysAgo, double valence) {
    return entry(daysAgo, "FREE", valence, List.of("SLEEP"), List.of());
  }

  @Test
  void weeksEndTodayAndSayHowTheirEntriesSound() {
    JournalSummary summary =
        JournalSummary.of(
            List.of(
                sounding(27, 0.9),
                sounding(20, 0.6),
                sounding(19, 0.3),
                sounding(18, 0.5),
                sounding(8, 0.2),
                sounding(8, -0.2),
                sounding(7, 0.1),
                sounding(2, -0.9),
                sounding(1, -0.3),
                sounding(0, -0.4)),
            TODAY);

    assertThat(summary.weeks())
        .extracting(
            JournalSummary.Week::days,
            JournalSummary.Week::entries,
            JournalSummary.Week::sounds,
            JournalSummary.Week::negative)
        .containsExactly(
            tuple("1 Nov to 7 Nov", 1, "insufficient data", "–"),
            tuple("8 Nov to 14 Nov", 3, "mostly positive", "50 %"),
            tuple("15 Nov to 21 Nov", 3, "mixed", "50 %"),
            tuple("22 Nov to 28 Nov", 3, "mostly negative", "50 %"));
    assertThat(summary.dots()).hasSize(10);
    assertThat(summary.dots().get(0).x()).isLessThan(summary.dots().get(9).x());
    assertThat(summary.dots().get(0).y()).isLessThan(summary.height() / 2);
    assertThat(summary.dots().get(9).y()).isGreaterThan(summary.height() / 2);
  }

  @Test
  void underThreeEntriesNothingIsSummedUp() {
    assertThat(JournalSummary.of(List.of(), TODAY).insufficient()).isTrue();
    assertThat(JournalSummary.of(Collections.nCopies(2, sounding(1, 0)), TODAY).insufficient())
        .isTrue();
    assertThat(JournalSummary.of(Collections.nCopies(3, sounding(1, 0)), TODAY).insufficient())
        .isFalse();
    assertThat(
            JournalSummary.of(
                    List.of(sounding(28, 0), sounding(-1, 0), sounding(1, 0), sounding(1, 0)),
                    TODAY)
                .entries())
        .as("four weeks, and nothing of tomorrow")
        .isEqualTo(2);
  }

  @Test
  void whatIsWrittenAsAskedAndWhatNoModelReadSayNothingOfHowTheDaysSound() {
    JournalSummary summary =
        JournalSummary.of(
            List.of(
                sounding(3, -0.9),
                sounding(2, -0.9),
                entry(2, "GRATITUDE", 0.9, List.of(), List.of()),
                entry(1, "EXPOSURE_EXERCISE", -1.0, List.of(), List.of()),
                entry(1, "FREE", null, List.of(), List.of())),
            TODAY);

    assertThat(summary.weeks().get(3).entries()).isEqualTo(5);
    assertThat(summary.weeks().get(3).sounds()).isEqualTo("insufficient data");
    assertThat(summary.dots()).hasSize(2);
    assertThat(summary.unread()).isEqualTo(1);
  }

  @Test
  void theMostFrequentComeFirstAndNoMoreThanFive() {
    List<JournalDay> entries = new ArrayList<>();
    List<String> names =
        List.of("PAIN", "LOSS", "PAYDAY", "ARGUMENT", "POOR_SLEEP", "A_LATER_ONE", "LEGAL_MATTER");
    for (int i = 0; i < names.size(); i++) {
      entries.add(entry(i, "FREE", 0.0, List.of("SLEEP"), names.subList(0, i + 1)));
    }

    JournalSummary summary = JournalSummary.of(entries, TODAY);

    assertThat(summary.themes())
        .extracting(JournalSummary.Count::label, JournalSummary.Count::entries)
        .containsExactly(tuple("Sleep", 7));
    assertThat(summary.triggers())
        .extracting(
            JournalSummary.Count::label,
            JournalSummary.Count::entries,
            JournalSummary.Count::linked)
        .containsExactly(
            tuple("Pain", 7, 7),
            tuple("A death", 6, 6),
            tuple("Payday", 5, 5),
            tuple("Argument", 4, 4),
            tuple("Poor sleep", 3, 3));
  }
}
