package org.attune.dashboard.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricLabelsTest {
  @Test
  void givesValuesTheUnitThatAReaderExpects() {
    assertThat(MetricLabels.value("mood", 6)).isEqualTo("6 of 10");
    assertThat(MetricLabels.value("urge-suicide", 4)).isEqualTo("4 of 5");
    assertThat(MetricLabels.value("heart-rate", 71.26)).isEqualTo("71.3 per min");
    assertThat(MetricLabels.value("daily-steps", 6543.2)).isEqualTo("6,543 steps");
    assertThat(MetricLabels.value("sleep-efficiency", 88)).isEqualTo("88%");
    assertThat(MetricLabels.value("panic-attacks", 2)).isEqualTo("2");
  }

  @Test
  void makesAnUnknownIdReadable() {
    assertThat(MetricLabels.label("new-metric.part_2")).isEqualTo("New metric part 2");
  }

  @Test
  void gathersManyMetricsOfAGroupIntoTheirNumber() {
    assertThat(
            MetricLabels.gathered(
                List.of("steps", "mood", "heart-rate", "sleep-duration", "anxiety")))
        .containsExactly("Mood", "Anxiety", "3 wearable metrics");
  }

  @Test
  void ordersAsTheCatalogueDoesAndUnknownOnesLast() {
    assertThat(MetricLabels.inOrder(List.of("zz", "heart-rate", "aa", "mood")))
        .containsExactly("mood", "heart-rate", "aa", "zz");
  }

  @Test
  void putsTheRatingsTakenTogetherFirst() {
    assertThat(MetricLabels.inOrder(List.of("anxiety", "ratings-together", "mood", "zz")))
        .containsExactly("ratings-together", "mood", "anxiety", "zz");
  }
}
