package org.attune.pipelines.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InfluxSettingsTest {
  @Test
  void waitsTwiceAsLongEachTimeUpToTheLongest() {
    assertThat(IntStream.rangeClosed(1, 9).mapToLong(InfluxSettings.DEFAULT::retryMillis))
        .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L, 5_000L);
    assertThat(InfluxSettings.DEFAULT.retryMillis(Integer.MAX_VALUE)).isEqualTo(5_000);
  }

  @Test
  void refusesWhatMakesNoSense() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InfluxSettings(0, 1, second, second, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InfluxSettings(1, 1, second, Duration.ZERO, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InfluxSettings(1, 1, Duration.ZERO, second, second));
  }
}
