package org.attune.pipelines.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PublicationLoadTest {
  private final PublicationLoad load = new PublicationLoad();

  @Test
  void nothingWaitsBeforeThereIsAFigure() {
    plan(1_000);

    assertThat(load.waitMillis()).isZero();
  }

  @Test
  void whoeverWaitsTakesThreeTimesAsLongAsPublishingAllOfThem() {
    plan(50_001);
    load.published("p-0", 1);

    assertThat(load.waitMillis()).isEqualTo(350_000);
  }

  @Test
  void whatTakesLessThanAMillisecondCountsByItsMean() {
    plan(50_001);
    for (int publication = 0; publication < 4_096; publication++) {
      load.published("p-0", publication % 4 == 0 ? 1 : 0);
    }

    assertThat(load.waitMillis()).isCloseTo(87_500, within(500L));
  }

  @Test
  void onePauseOfTheMachineHardlyMovesIt() {
    plan(50_001);
    for (int publication = 0; publication < 10_000; publication++) {
      load.published("p-0", 1);
    }

    load.published("p-0", 1_000);

    assertThat(load.waitMillis()).isBetween(350_000L, 443_000L);
  }

  @Test
  void publicationsPlannedBeforeARestartCountForTheCost() {
    load.published("p-0", 1);
    plan(1_000);

    assertThat(load.waitMillis()).isEqualTo(7_000);
  }

  @Test
  void whoWasPublishedWaitsNoLonger() {
    load.planned("p-1");
    assertThat(load.waits("p-1")).isTrue();

    load.published("p-1", 1);
    assertThat(load.waits("p-1")).isFalse();
  }

  private void plan(int patients) {
    for (int patient = 0; patient < patients; patient++) {
      load.planned("p-" + patient);
    }
  }
}
