package org.attune.pipelines.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.attune.influx.InfluxTarget;
import org.junit.jupiter.api.Test;

final class JobArgumentsTest {
  @Test
  void takesLiveDefaults() {
    assertThat(JobArguments.parse(new String[] {"--bootstrap", "127.0.0.1:9092"}))
        .isEqualTo(JobSettings.live("127.0.0.1:9092"));
  }

  @Test
  void takesDurations() {
    String[] arguments = {
      "--bootstrap", "127.0.0.1:9092", "--idleness", "PT1M", "--conflation", "PT0.25S"
    };

    assertThat(JobArguments.parse(arguments))
        .isEqualTo(JobSettings.of("127.0.0.1:9092", Duration.ofMinutes(1), Duration.ofMillis(250)));
  }

  @Test
  void takesAnInfluxDb() {
    String[] arguments = {
      "--bootstrap", "127.0.0.1:9092", "--influx", "http://127.0.0.1:8086?database=charts"
    };

    assertThat(JobArguments.parse(arguments).influx())
        .isEqualTo(new InfluxTarget(URI.create("http://127.0.0.1:8086"), "charts"));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> JobArguments.parse(new String[] {})).hasMessageContaining("bootstrap");
    assertThatThrownBy(
            () -> JobArguments.parse(new String[] {"--bootstrap", "a:1", "--idleness", "soon"}))
        .isInstanceOf(DateTimeParseException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobSettings.of(" ", Duration.ofSeconds(1), Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobSettings.of("a:1", Duration.ZERO, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobSettings.of("a:1", Duration.ofSeconds(1), Duration.ofSeconds(-1)));
  }
}
