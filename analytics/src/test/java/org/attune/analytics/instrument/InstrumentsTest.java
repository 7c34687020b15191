package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricFamily;
import org.attune.analytics.metric.MetricKind;
import org.attune.analytics.metric.PrintedTotals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InstrumentsTest {

  static List<Instrument> instruments() {
    return Instruments.all();
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void theBandsCoverEveryScoreOnce(Instrument instrument) {
    for (Scale scale : instrument.scales()) {
      for (Bands bands : scale.interpretation().bands()) {
        int next = instrument.min(scale);
        for (SeverityBand band : bands.ranges()) {
          assertThat(band.from()).isEqualTo(next);
          next = band.to() + 1;
        }
        assertThat(next - 1).isEqualTo(instrument.max(scale));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void everyScoreOfEveryVersionIsAMetricOfTheSameRangeDirectionAndCode(Instrument instrument) {
    for (FormVersion version : instrument.versions()) {
      for (Scale scale : instrument.scales()) {
        Metric metric = MetricCatalog.find(instrument.metric(version, scale)).orElseThrow();
        assertThat(metric.kind()).isEqualTo(MetricKind.SPARSE);
        assertThat(metric.family()).isEqualTo(MetricFamily.QUESTIONNAIRE);
        assertThat(metric.plausibleMin()).isEqualTo(instrument.min(scale));
        assertThat(metric.plausibleMax()).isEqualTo(instrument.max(scale));
        assertThat(metric.direction()).isEqualTo(scale.direction());
        assertThat(metric.loinc()).isEqualTo(scale.loinc());
      }
    }
  }

  @Test
  void everyQuestionnaireMetricIsAScoreOfOneInstrument() {
    List<String> scored =
        Instruments.all().stream()
            .flatMap(
                instrument ->
                    instrument.versions().stream()
                        .flatMap(
                            version ->
                                instrument.scales().stream()
                                    .map(scale -> instrument.metric(version, scale))))
            .toList();
    assertThat(MetricCatalog.all())
        .filteredOn(metric -> metric.family() == MetricFamily.QUESTIONNAIRE)
        .extracting(Metric::id)
        .containsExactlyInAnyOrderElementsOf(scored);
  }

  @Test
  void everyVersionHasNotesOfItsOwnAboutPrintedTotals() {
    assertThat(PrintedTotals.forms().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Instruments.all().stream()
                .flatMap(instrument -> instrument.versions().stream())
                .map(FormVersion::metricPrefix)
                .toList());
    assertThat(Instruments.all())
        .filteredOn(instrument -> instrument.total().isPresent())
        .allSatisfy(
            instrument ->
                assertThat(instrument.versions())
                    .allSatisfy(
                        version ->
                            assertThat(PrintedTotals.total(version.metricPrefix()))
                                .isEqualTo(
                                    instrument.metric(version, instrument.total().orElseThrow()))));
  }

  @Test
  void everyThingHasACodeOfItsOwn() {
    List<String> codes = Instruments.all().stream().flatMap(InstrumentsTest::codes).toList();
    assertThat(codes)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[0-9]{5}-[0-9]|attune:[a-z0-9.-]+"));
  }

  /** The last digit of a LOINC code is the Luhn (mod 10) check digit of the others. */
  @Test
  void noCodeIsMistyped() {
    assertThat(Instruments.all().stream().flatMap(InstrumentsTest::codes))
        .filteredOn(code -> !code.startsWith("attune:"))
        .hasSizeGreaterThan(25)
        .allSatisfy(code -> assertThat(luhn(code)).isZero());
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void scalesSumItemsOfTheInstrument(Instrument instrument) {
    List<Integer> numbers = instrument.items().stream().map(InstrumentItem::number).toList();
    assertThat(numbers).doesNotHaveDuplicates().isSorted();
    for (Scale scale : instrument.scales()) {
      assertThat(numbers).containsAll(scale.items());
      assertThat(scale.items()).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcl-5", "bam", "bam-continuous", "ders-16"})
  void subscalesShareOutTheItemsWithoutOverlap(String id) {
    Instrument instrument = Instruments.find(id).orElseThrow();
    Set<Integer> seen = new HashSet<>();
    instrument.scales().stream()
        .filter(scale -> !scale.id().equals(Scale.TOTAL))
        .flatMap(scale -> scale.items().stream())
        .forEach(item -> assertThat(seen.add(item)).isTrue());
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            instrument.items().stream().map(InstrumentItem::number).toList());
  }

  @Test
  void onlyLookBacksOfAYearAreNoSignalsWithinAnEpisode() {
    assertThat(Instruments.all())
        .filteredOn(
            instrument ->
                !instrument.versions().stream().allMatch(FormVersion::signalsWithinEpisode))
        .containsExactly(Instruments.AUDIT_C);
  }

  @Test
  void importantDifferencesAreNotCalledReliable() {
    assertThat(change("phq-9")).isEqualTo("6 RELIABLE");
    assertThat(change("gad-7")).isEqualTo("4 RELIABLE");
    assertThat(change("pcl-5")).isEqualTo("15 RELIABLE");
    assertThat(change("isi")).isEqualTo("6 MINIMAL_IMPORTANT");
    assertThat(change("who-5")).isEqualTo("10 MINIMAL_IMPORTANT");
    assertThat(change("audit-c")).isEmpty();
    assertThat(change("ders-16")).isEmpty();
  }

  @Test
  void theBamAndTheSuicideScreenersHaveNoTotal() {
    assertThat(Instruments.all())
        .filteredOn(instrument -> instrument.total().isEmpty())
        .containsExactlyInAnyOrder(
            Instruments.BAM,
            Instruments.BAM_CONTINUOUS,
            Instruments.C_SSRS_SCREENER,
            Instruments.C_SSRS_SINCE_LAST_CONTACT);
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void instrumentsAreFoundByTheirId(Instrument instrument) {
    assertThat(Instruments.find(instrument.id())).containsSame(instrument);
  }

  @Test
  void anotherSpellingFindsNothing() {
    assertThat(Instruments.find("PHQ9")).isEmpty();
  }

  @Test
  void aFigureNobodyBearsOutIsNotCitable() {
    assertThat(Instruments.WHO_5.total().orElseThrow().interpretation().cutOffs())
        .filteredOn(cut -> cut.at() == 28)
        .singleElement()
        .satisfies(cut -> assertThat(cut.provenance().standing().citable()).isFalse());
    assertThat(Instruments.DERS_16.scales())
        .filteredOn(scale -> scale.provenance().standing().citable())
        .extracting(Scale::id)
        .containsExactly(Scale.TOTAL);
    assertThat(ColumbiaTriage.tiers(Instruments.C_SSRS_SINCE_LAST_CONTACT).standing().citable())
        .isFalse();
    assertThat(ColumbiaTriage.tiers(Instruments.C_SSRS_SCREENER).standing().citable()).isTrue();
    assertThat(ExpectedResponse.LIMITS.standing().citable()).isFalse();
  }

  private static String change(String id) {
    return Instruments.find(id)
        .flatMap(Instrument::total)
        .flatMap(total -> total.interpretation().change())
        .map(change -> change.points() + " " + change.kind())
        .orElse("");
  }

  private static Stream<String> codes(Instrument instrument) {
    return Stream.of(
            instrument.versions().stream().map(instrument::code),
            instrument.items().stream().map(instrument::code),
            instrument.scales().stream().map(instrument::code))
        .flatMap(codes -> codes);
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
