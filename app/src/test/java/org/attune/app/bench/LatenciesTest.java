package org.attune.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static final long MILLI = 1_000_000;

  @Test
  void percentilesAreOfTheNearestRank() {
    List<Long> nanos = new ArrayList<>();
    for (long i = 1; i <= 200; i++) {
      nanos.add(i * MILLI);
    }
    Collections.reverse(nanos);

    Latencies latencies = new Latencies(nanos);

    assertThat(latencies.millis(0.5)).isEqualTo(100.0);
    assertThat(latencies.millis(0.99)).isEqualTo(198.0);
    assertThat(latencies.millis(1)).isEqualTo(200.0);
  }

  @Test
  void theSlowestOfAFewIsNotLeftOut() {
    assertThat(new Latencies(List.of(MILLI, 2 * MILLI, 900 * MILLI)).millis(0.99)).isEqualTo(900.0);
  }

  @Test
  void withoutAnyThereIsNoPercentile() {
    assertThat(new Latencies(List.of()).millis(0.99)).isNull();
  }
}
