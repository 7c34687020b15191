package org.attune.analytics.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ExpectedResponseTest {
  private static final ExpectedResponse ROUND =
      new ExpectedResponse("phq-9", 3, 0.1, 15, 3, 4, Provenance.policy("round numbers"));

  static List<ExpectedResponse> priors() {
    return ResponsePriors.all();
  }

  /** One unit of ln(1 + weeks) is e − 1 weeks: E = 20 − (3 + 0.1 · 5) = 16.5, s = √(9 + 16) = 5. */
  @Test
  void theFormulaIsAsWritten() {
    ResponseReading reading = ROUND.read(Instruments.PHQ_9, 20, 19, Math.E - 1).orElseThrow();
    assertThat(reading.expected()).isCloseTo(16.5, within(1e-9));
    assertThat(reading.spread()).isCloseTo(5, within(1e-9));
    assertThat(reading.behind()).isCloseTo(0.5, within(1e-9));
    assertThat(reading.signal()).isEqualTo(ResponseSignal.GREEN);
  }

  /** Expected 16.5 with a spread of 5: yellow from 21.47, red from 22.91 or 26 on. */
  @ParameterizedTest
  @CsvSource({
    "4, BLUE",
    "5, GREEN",
    "16, GREEN",
    "21, GREEN",
    "22, YELLOW",
    "23, RED",
    "26, RED",
    "27, RED",
  })
  void theColorsFollowHowFarBehindAScoreIs(int now, ResponseSignal signal) {
    assertThat(ROUND.read(Instruments.PHQ_9, 20, now, Math.E - 1))
        .map(ResponseReading::signal)
        .contains(signal);
  }

  @Test
  void aDeteriorationIsRedHoweverWideTheSpread() {
    ExpectedResponse wide =
        new ExpectedResponse("phq-9", 0, 0, 15, 30, 0, Provenance.policy("wide"));
    assertThat(wide.read(Instruments.PHQ_9, 10, 15, 1).orElseThrow().signal())
        .isEqualTo(ResponseSignal.GREEN);
    assertThat(wide.read(Instruments.PHQ_9, 10, 16, 1).orElseThrow().signal())
        .isEqualTo(ResponseSignal.RED);
  }

  @Test
  void wellBeingIsReadTheOtherWayRound() {
    ExpectedResponse round =
        new ExpectedResponse("who-5", 20, 0, 50, 8, 6, Provenance.policy("round numbers"));
    ResponseReading reading = round.read(Instruments.WHO_5, 20, 28, Math.E - 1).orElseThrow();
    assertThat(reading.expected()).isCloseTo(40, within(1e-9));
    assertThat(reading.spread()).isCloseTo(10, within(1e-9));
    assertThat(reading.behind()).isCloseTo(1.2, within(1e-9));
    assertThat(reading.signal()).isEqualTo(ResponseSignal.YELLOW);
    assertThat(round.read(Instruments.WHO_5, 20, 24, Math.E - 1).orElseThrow().signal())
        .isEqualTo(ResponseSignal.RED);
    assertThat(round.read(Instruments.WHO_5, 20, 44, Math.E - 1).orElseThrow().signal())
        .isEqualTo(ResponseSignal.GREEN);
    assertThat(round.read(Instruments.WHO_5, 20, 52, Math.E - 1).orElseThrow().signal())
        .isEqualTo(ResponseSignal.BLUE);
    assertThat(round.read(Instruments.WHO_5, 20, 8, 0.1).orElseThrow().signal())
        .isEqualTo(ResponseSignal.RED);
  }

  @Test
  void anotherInstrumentIsNotRead() {
    assertThat(ROUND.read(Instruments.GAD_7, 10, 8, 1)).isEmpty();
    assertThat(ResponsePriors.find("audit-c")).isEmpty();
  }

  /** The mean of blended care, of which the priors are a fit in another form. */
  @ParameterizedTest
  @CsvSource({"phq-9, 12.9, 1.45, 0.07", "gad-7, 11.5, 1.23, 0.06"})
  void thePriorsStayWithinAPointOfThePublishedCurve(
      String id, double intake, double perWeek, double perSquaredWeek) {
    ExpectedResponse prior = ResponsePriors.find(id).orElseThrow();
    for (int week = 1; week <= 10; week++) {
      double published = intake - perWeek * week + perSquaredWeek * week * week;
      assertThat(prior.expected(intake, week))
          .as("week %d", week)
          .isCloseTo(published, within(1.0));
    }
  }

  @ParameterizedTest
  @MethodSource("priors")
  void aPriorIsNeverStatedAsAFactAndStartsAtTheIntake(ExpectedResponse prior) {
    assertThat(prior.provenance().standing().citable()).isFalse();
    Instrument instrument = Instruments.find(prior.instrument()).orElseThrow();
    Scale total = instrument.total().orElseThrow();
    for (int intake = instrument.min(total); intake <= instrument.max(total); intake++) {
      ResponseReading atIntake = prior.read(instrument, intake, intake, 0).orElseThrow();
      assertThat(atIntake.expected()).isCloseTo(intake, within(1e-9));
      assertThat(atIntake.behind()).isCloseTo(0, within(1e-9));
      for (int week = 1; week <= 104; week++) {
        assertThat(prior.read(instrument, intake, intake, week).orElseThrow().expected())
            .isBetween((double) instrument.min(total), (double) instrument.max(total));
      }
    }
  }
}
