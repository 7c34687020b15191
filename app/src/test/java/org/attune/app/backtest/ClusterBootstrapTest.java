package org.attune.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.attune.app.backtest.ClusterBootstrap.Cluster;
import org.attune.app.backtest.ClusterBootstrap.Interval;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
  @Test
  void peopleWhoAreAllAlikeLeaveNoDoubt() {
    assertThat(ClusterBootstrap.of(Collections.nCopies(10, new Cluster(2, 8))))
        .isEqualTo(new Interval(0.25, 0.25));
  }

  @Test
  void theIntervalIsAboutThatOfAShareWhenEverybodyCountsOnce() {
    List<Cluster> people =
        IntStream.range(0, 400).mapToObj(i -> new Cluster(i < 100 ? 1 : 0, 1)).toList();

    Interval interval = Objects.requireNonNull(ClusterBootstrap.of(people));

    // Normal theory: 0.25 ± 1.96 √(0.25 · 0.75 / 400).
    assertThat(interval.low()).isCloseTo(0.2076, within(0.008));
    assertThat(interval.high()).isCloseTo(0.2924, within(0.008));
    assertThat(ClusterBootstrap.of(people)).isEqualTo(interval);
  }

  @Test
  void eventsOfOnePersonAreNoEvidenceOfMany() {
    List<Cluster> spread = Collections.nCopies(20, new Cluster(1, 10));
    List<Cluster> oneOnly =
        IntStream.range(0, 20).mapToObj(i -> new Cluster(i == 0 ? 20 : 0, 10)).toList();

    Interval sure = Objects.requireNonNull(ClusterBootstrap.of(spread));
    Interval unsure = Objects.requireNonNull(ClusterBootstrap.of(oneOnly));

    assertThat(unsure.high() - unsure.low()).isGreaterThan(sure.high() - sure.low() + 0.2);
    assertThat(unsure.low()).isZero();
  }

  @Test
  void onePersonOrNoTimeTellsNothing() {
    assertThat(ClusterBootstrap.of(List.of())).isNull();
    assertThat(ClusterBootstrap.of(List.of(new Cluster(3, 10)))).isNull();
    assertThat(ClusterBootstrap.of(Collections.nCopies(3, new Cluster(0, 0)))).isNull();
  }
}
