package org.attune.analytics.trend.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PopulationNormsTest {
  private static final Path CLINICAL = Path.of("..", "docs", "CLINICAL.md");

  static Stream<PopulationNorm> norms() {
    return PopulationNorms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("norms")
  void aNormIsOfAChartedMetricAndItsRangeIsOneThatTheMetricCanHave(PopulationNorm norm) {
    Metric metric = MetricCatalog.get(norm.metric());

    assertThat(metric.charted()).isTrue();
    assertThat(metric.kind()).as("no self-rating has a norm").isNotEqualTo(MetricKind.RATING);
    assertThat(norm.sd()).isGreaterThanOrEqualTo(metric.sdFloor());
    double half = ChangeSettings.DEFAULT.usualWidth() * norm.sd();
    assertThat(metric.plausible(norm.mean() - half)).isTrue();
    assertThat(metric.plausible(norm.mean() + half)).isTrue();
    assertThat(PopulationNorms.start(norm.metric()))
        .isEqualTo(new PopulationStart(norm.mean(), norm.sd(), PopulationNorms.PSEUDO_DAYS));
  }

  @ParameterizedTest
  @MethodSource("norms")
  void theClinicalBasisListsANormWithItsSource(PopulationNorm norm) throws IOException {
    String authors = norm.source().substring(0, norm.source().indexOf(','));
    assertThat(Files.readAllLines(CLINICAL))
        .filteredOn(line -> line.startsWith("| `" + norm.metric() + "` |"))
        .singleElement()
        .asString()
        .contains(authors)
        .contains("| " + plain(norm.mean()) + " (" + plain(norm.sd()) + ") ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mood", "hrv-rmssd", "hrv-sdnn", "sleep-efficiency", "not-a-metric"})
  void whereNothingGoodIsPublishedThereIsNoStart(String metric) {
    assertThat(PopulationNorms.start(metric)).isEqualTo(PopulationStart.NONE);
  }

  @Test
  void noMetricHasTwoNorms() {
    assertThat(PopulationNorms.all()).extracting(PopulationNorm::metric).doesNotHaveDuplicates();
  }

  private static String plain(double figure) {
    return figure == Math.rint(figure) && figure > 100
        ? Long.toString((long) figure)
        : Double.toString(figure);
  }
}
