package org.attune.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import javax.measure.IncommensurableException;
import javax.measure.Unit;
import javax.measure.format.UnitFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import systems.uom.ucum.format.UCUMFormat;

/** The units of the catalogue, held against a library that reads UCUM. */
final class UcumTest {
  private static final UnitFormat UCUM = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);

  /** What a sender may write, whatever the metric. */
  private static final List<String> WRITTEN =
      List.of(
          "[degF]",
          "K",
          "Cel",
          "h",
          "min",
          "s",
          "ms",
          "1",
          "%",
          "/min",
          "1/min",
          "/s",
          "Hz",
          "{beats}/min",
          "{breaths}/min",
          "{score}",
          "{count}",
          "{counts}",
          "{step}",
          "{steps}",
          "{taken}",
          "{SD}");

  static List<Metric> metrics() {
    return MetricCatalog.all();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everyConversionIsThatOfTheLibrary(Metric metric) throws IncommensurableException {
    Unit<?> own = UCUM.parse(metric.unit());
    int converted = 0;
    for (String written : WRITTEN) {
      OptionalDouble here = MetricCatalog.convert(metric, written, 7.25);
      if (here.isPresent()) {
        double there = UCUM.parse(written).getConverterToAny(own).convert(7.25);
        assertThat(here.getAsDouble()).as(written).isCloseTo(there, within(1e-9));
        converted++;
      }
    }
    assertThat(converted).as("its own unit, and another").isGreaterThanOrEqualTo(1);
  }

  @Test
  void theLibraryKnowsWhatIsNoUnit() {
    assertThatThrownBy(() -> UCUM.parse("bpm")).isNotNull();
  }

  @Test
  void theTableIsStricterThanTheLibraryWhereTheThingCountedIsAnother() throws Exception {
    assertThat(UCUM.parse("{breaths}/min").getConverterToAny(UCUM.parse("/min")).convert(14.0))
        .isEqualTo(14);
    assertThat(
            MetricCatalog.convert(
                MetricCatalog.find("heart-rate").orElseThrow(), "{breaths}/min", 14))
        .isEmpty();
  }
}
