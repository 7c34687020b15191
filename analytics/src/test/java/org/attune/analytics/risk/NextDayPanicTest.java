package org.attune.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class NextDayPanicTest {
  private static final double UNRATED = Double.NaN;

  @Test
  void attacksOfLateCountMoreThanAttacksOfLongAgo() {
    assertThat(afterThirtyDays(1, 5).score(31).probability())
        .isLessThan(afterThirtyDays(26, 30).score(31).probability());
    assertThat(afterThirtyDays(1, 5).rate()).isEqualTo(afterThirtyDays(26, 30).rate());
  }

  @Test
  void anAttackYesterdayAndAnIrritableDayAdd() {
    NextDayPanic quiet = afterThirtyDays(0, 0);
    double usual = quiet.after(31, false, 2).score(32).probability();

    assertThat(quiet.after(31, true, 2).score(32).probability()).isGreaterThan(usual);
    assertThat(quiet.after(31, false, 9).score(32).probability()).isGreaterThan(usual);
    assertThat(quiet.after(31, false, UNRATED).score(32).probability())
        .isCloseTo(usual, within(1e-12));
  }

  @Test
  void daysWithoutADiaryAreUnknownAndNotFreeOfAttacks() {
    NextDayPanic all = NextDayPanic.START.after(1, true, UNRATED).after(2, true, UNRATED);

    assertThat(all.rate()).isEqualTo(1);
    assertThat(all.score(40).terms())
        .extracting(Term::words)
        .containsExactly("share of recent days with an attack");
    assertThat(all.score(40).terms().get(0).amount()).isCloseTo(1, within(1e-12));
  }

  @Test
  void withoutADiaryThereIsNothingToAdd() {
    assertThat(NextDayPanic.START.score(1).terms()).isEmpty();
    assertThat(NextDayPanic.START.rate()).isZero();
  }

  @Test
  void aDiaryGoesForwards() {
    NextDayPanic one = NextDayPanic.START.after(5, false, UNRATED);
    assertThatThrownBy(() -> one.after(5, false, UNRATED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static NextDayPanic afterThirtyDays(int firstAttack, int lastAttack) {
    NextDayPanic diary = NextDayPanic.START;
    for (int day = 1; day <= 30; day++) {
      diary = diary.after(day, day >= firstAttack && day <= lastAttack, 2);
    }
    return diary;
  }
}
