package org.attune.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class MetricCodesTest {
  @Test
  void everyMetricHasItsOwnCode() {
    assertThat(MetricCatalog.all())
        .allSatisfy(
            metric ->
                assertThat(MetricCodes.id(MetricCodes.of(metric.id()))).isEqualTo(metric.id()));
  }

  /** State was written with these: the file only ever grows at its end. */
  @Test
  void codesThatStateWasWrittenWithKeepTheirMeaning() throws IOException {
    List<String> released = released();

    assertThat(released).hasSize(MetricCatalog.all().size()).doesNotHaveDuplicates();
    for (int code = 0; code < released.size(); code++) {
      assertThat(MetricCodes.id(code)).isEqualTo(released.get(code));
    }
  }

  @Test
  void aCodeOfALaterReleaseIsRefused() {
    assertThatThrownBy(() -> MetricCodes.id(10_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("code 10000");
    assertThatThrownBy(() -> MetricCodes.of("pulse")).isInstanceOf(IllegalStateException.class);
  }

  private static List<String> released() throws IOException {
    try (InputStream codes = MetricCodesTest.class.getResourceAsStream("metric-codes.txt")) {
      return new String(Objects.requireNonNull(codes).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
