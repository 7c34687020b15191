package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 9);

  private static List<String> slope(double slope, @Nullable Double lower, @Nullable Double upper) {
    return new Course(slope, lower, upper, null, null, null).sentences(DAY, 0, false);
  }

  @Test
  void saysASlopeOnlyWhenItsIntervalExcludesNone() {
    assertThat(slope(0.31, 0.12, 0.48))
        .containsExactly("Rising by about 0.3 a day over the last 14 days (0.1 to 0.5).");
    assertThat(slope(-0.31, -0.48, -0.12))
        .containsExactly("Falling by about 0.3 a day over the last 14 days (0.1 to 0.5).");
    assertThat(slope(0.31, 0.0, 0.48)).isEmpty();
    assertThat(slope(-0.31, -0.48, 0.0)).isEmpty();
    assertThat(slope(0.31, null, null)).isEmpty();
  }

  @Test
  void keepsAFigureOfASmallSlope() {
    assertThat(slope(0.034, 0.012, 0.056))
        .containsExactly("Rising by about 0.03 a day over the last 14 days (0.01 to 0.06).");
  }

  @Test
  void callsAWeekChangeableFromItsLimitOn() {
    assertThat(new Course(null, null, null, 1.8, 1.8, null).sentences(DAY, 1, false))
        .containsExactly("More changeable than usual this week.");
    assertThat(new Course(null, null, null, 1.79, 1.8, null).sentences(DAY, 1, false)).isEmpty();
    assertThat(new Course(null, null, null, 1.8, null, null).sentences(DAY, 1, false)).isEmpty();
  }

  @Test
  void namesTheDayThatACourseEndsWithWhenItIsNotOfNow() {
    assertThat(new Course(0.3, 0.1, 0.5, 2.0, 1.8, 6.5).sentences(DAY, 3, false))
        .containsExactly(
            "Rising by about 0.3 a day over the 14 days to 9 Nov (0.1 to 0.5).",
            "More changeable than usual in the week to 9 Nov.",
            "Admission average: 6.5.");
  }

  @Test
  void saysOfWhatHasGoneSilentOnlyWhereItBegan() {
    assertThat(new Course(0.3, 0.1, 0.5, 2.0, 1.8, 6.5).sentences(DAY, 9, true))
        .containsExactly("Admission average: 6.5.");
    assertThat(Course.UNKNOWN.sentences(DAY, 0, false)).isEmpty();
  }
}
