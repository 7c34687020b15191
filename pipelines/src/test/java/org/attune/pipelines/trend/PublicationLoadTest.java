package org.attune.pipelines.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PublicationLoadTest {
  private static final long NOW = 1_750_000_000_000L;

  private final PublicationLoad load = new PublicationLoad(0.5);

  @Test
  void aCostIsAssumedUntilThereIsAFigure() {
    plan(1_000);
    assertThat(load.lookMillis()).isEqualTo(3_500 / 8);

    load.published("p-0", 0);
    assertThat(load.lookMillis()).isZero();
  }

  @Test
  void whoeverWaitsTakesSevenTimesAsLongAsPublishingAllOfThem() {
    load.published("p-0", 1);
    plan(50_000);

    assertThat(load.waitsLonger("p-49999", NOW + 349_999)).isTrue();
    assertThat(load.waitsLonger("p-49999", NOW + 350_000)).isFalse();
  }

  @Test
  void whoeverWaitsIsLookedAtEightTimes() {
    load.published("p-0", 1);
    plan(50_000);

    assertThat(load.lookMillis()).isEqualTo(350_000 / 8);
  }

  @Test
  void whatTakesLessThanAMillisecondCountsByItsMean() {
    plan(50_001);
    for (int publication = 0; publication < 4_096; publication++) {
      load.published("p-0", publication % 4 == 0 ? 1 : 0);
    }

    assertThat(load.lookMillis()).isCloseTo(87_500 / 8, within(70L));
  }

  @Test
  void onePauseOfTheMachineHardlyMovesIt() {
    plan(50_001);
    for (int publication = 0; publication < 10_000; publication++) {
      load.published("p-0", 1);
    }

    load.published("p-0", 1_000);

    assertThat(load.lookMillis()).isBetween(350_000L / 8, 443_000L / 8);
  }

  @Test
  void whoHasSomethingFreshWaitsForNobody() {
    load.published("p-0", 1);
    plan(10);
    load.hurried("p-1");

    assertThat(load.waits("p-1")).isTrue();
    assertThat(load.waitsLonger("p-1", NOW)).isFalse();
    assertThat(load.waitsLonger("p-2", NOW)).isTrue();
  }

  @Test
  void whoWasPlannedBeforeARestartWaitsForNobody() {
    assertThat(load.waits("p-1")).isFalse();
    assertThat(load.waitsLonger("p-1", NOW)).isFalse();
  }

  @Test
  void whoWasPublishedWaitsNoLonger() {
    plan(2);
    assertThat(load.waits("p-1")).isTrue();

    load.published("p-1", 1);
    assertThat(load.waits("p-1")).isFalse();
  }

  private void plan(int patients) {
    for (int patient = 0; patient < patients; patient++) {
      load.planned("p-" + patient, NOW);
    }
  }
}
