package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class InstrumentsTest {

  static List<Instrument> instruments() {
    return List.of(Instruments.PHQ_9, Instruments.GAD_7);
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void theBandsCoverEveryTotalOnce(Instrument instrument) {
    int next = 0;
    for (SeverityBand band : instrument.bands()) {
      assertThat(band.from()).isEqualTo(next);
      next = band.to() + 1;
    }
    assertThat(next - 1).isEqualTo(instrument.items().stream().mapToInt(InstrumentItem::max).sum());
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void theTotalIsAMetricOfTheSameRangeAndCode(Instrument instrument) {
    Metric total = MetricCatalog.find(instrument.totalMetric()).orElseThrow();
    assertThat(total.kind()).isEqualTo(MetricKind.SPARSE);
    assertThat(total.plausibleMin()).isZero();
    assertThat(total.plausibleMax())
        .isEqualTo(instrument.items().stream().mapToInt(InstrumentItem::max).sum());
    assertThat(total.loinc()).isEqualTo(instrument.totalLoinc());
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void everyItemHasACodeOfItsOwn(Instrument instrument) {
    assertThat(instrument.items()).extracting(InstrumentItem::loinc).doesNotHaveDuplicates();
    assertThat(instrument.items())
        .allSatisfy(item -> assertThat(item.loinc()).matches("[0-9]{5}-[0-9]"));
  }

  /** The last digit of a LOINC code is the Luhn (mod 10) check digit of the others. */
  @ParameterizedTest
  @MethodSource("instruments")
  void noCodeIsMistyped(Instrument instrument) {
    assertThat(instrument.items())
        .allSatisfy(item -> assertThat(luhn(String.valueOf(item.loinc()))).isZero());
    assertThat(luhn(String.valueOf(instrument.panelLoinc()))).isZero();
    assertThat(luhn(String.valueOf(instrument.totalLoinc()))).isZero();
  }

  @Test
  void instrumentsAreFoundByTheirId() {
    assertThat(Instruments.find("phq-9")).containsSame(Instruments.PHQ_9);
    assertThat(Instruments.find("gad-7")).containsSame(Instruments.GAD_7);
    assertThat(Instruments.find("PHQ9")).isEmpty();
  }

  private static int luhn(String code) {
    String digits = new StringBuilder(code.replace("-", "")).reverse().toString();
    int sum = 0;
    for (int index = 0; index < digits.length(); index++) {
      int digit = digits.charAt(index) - '0';
      int weighted = index % 2 == 0 ? digit : 2 * digit;
      sum += weighted / 10 + weighted % 10;
    }
    return sum % 10;
  }
}
