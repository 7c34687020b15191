package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.DAY_0;
import static org.attune.analytics.alert.APatientsAlerts.newest;
import static org.attune.analytics.alert.APatientsAlerts.on;
import static org.attune.analytics.alert.APatientsAlerts.only;
import static org.attune.analytics.fixture.APatient.rating;

import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.Points;
import org.attune.analytics.trend.ChartStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CravingPolicyTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  @ParameterizedTest
  @CsvSource({"craving, 8", "craving, 10", "urge-use, 4", "urge-use, 5"})
  void aHighRatingOpensAnEpisodeByItself(String metric, double value) {
    Alert alert = only(alerts.take(on(0).checkIn(metric, value)));

    assertThat(alert.kind()).isEqualTo(AlertKind.CRAVING);
    assertThat(alert.tier()).isEqualTo(Tier.ROUTINE);
    assertThat(newest(alert))
        .matches(Evidence::notifies)
        .matches(evidence -> evidence.reason() == Reason.CRAVING_HIGH)
        .matches(evidence -> evidence.metric().equals(metric))
        .matches(evidence -> Double.valueOf(value).equals(evidence.value()));
  }

  @ParameterizedTest
  @CsvSource({"craving, 7.9", "urge-use, 3.9", "mood, 10"})
  void whatIsNotHighOpensNothing(String metric, double value) {
    assertThat(alerts.take(on(0).checkIn(metric, value))).isEmpty();
  }

  @Test
  void ofTwoHighRatingsOfACheckInOneIsTold() {
    assertThat(
            only(alerts.take(on(0).checkIn(rating("craving", 9), rating("urge-use", 5))))
                .evidenceCount())
        .isEqualTo(1);
  }

  @Test
  void quietDaysBeforeItDoNotEndTheEpisode() {
    for (int day = -3; day < 0; day++) {
      alerts.take(Points.worse("craving", DAY_0 + day, 0.1, 1));
    }
    assertThat(only(alerts.take(on(0).checkIn("craving", 9))).detection())
        .isEqualTo(Detection.OPEN);

    assertThat(alerts.timePasses()).isEmpty();
    assertThat(alerts.state().episodes()).containsOnlyKeys(AlertKind.CRAVING);
  }

  @Test
  void threeQuietDaysAfterItEndTheEpisode() {
    alerts.take(on(0).checkIn("craving", 9));
    alerts.day(1).take(Points.worse("craving", DAY_0 + 1, 0.1, 1));
    assertThat(alerts.day(2).take(Points.worse("craving", DAY_0 + 2, 0.1, 1))).isEmpty();

    assertThat(only(alerts.day(3).take(Points.worse("craving", DAY_0 + 3, 0.1, 1))).detection())
        .isEqualTo(Detection.RECOVERED);
  }

  @Test
  void aHighRatingThatIsHeldBackWaitsThoughTheDaysBeforeItWereQuiet() {
    alerts.take(Points.charted("craving", DAY_0, ChartStatus.ADVERSE, 1));
    for (int day = 1; day <= 3; day++) {
      alerts.day(day).take(Points.worse("craving", DAY_0 + day, 0.1, 1));
    }
    assertThat(alerts.day(4).take(on(4).checkIn("craving", 9))).isEmpty();

    assertThat(newest(only(alerts.day(10).timePasses())).reason()).isEqualTo(Reason.CRAVING_HIGH);
  }

  @Test
  void aCorrectionDownAnnotates() {
    alerts.take(on(0).checkIn("craving", 9));
    Alert corrected = only(alerts.take(on(0).revision(1).checkIn("craving", 2)));

    assertThat(corrected.detection()).isEqualTo(Detection.OPEN);
    assertThat(newest(corrected).flags()).containsExactly(Flag.RETRACTED);
  }

  @Test
  void aWithdrawalAnnotatesAndAReSendChangesNothing() {
    alerts.take(on(0).checkIn("craving", 9));
    assertThat(newest(only(alerts.take(on(0).retractedBy(1).checkIn()))).flags())
        .containsExactly(Flag.RETRACTED);

    assertThat(alerts.take(on(0).checkIn("craving", 9))).isEmpty();
  }

  @Test
  void historyNotifiesNobody() {
    assertThat(only(alerts.take(on(0).from(Source.REPLAY).checkIn("craving", 9))).evidence())
        .noneMatch(Evidence::notifies);
  }

  @Test
  void aCravingThatAJournalToldOfEndsByQuietDaysAfterItOfEveryRatingThereIs() {
    alerts.take(written());
    for (int day = 1; day <= 3; day++) {
      alerts.day(day).take(Points.worse("craving", DAY_0 + day, 0.1, 1));
      alerts.take(Points.worse("urge-use", DAY_0 + day, day == 3 ? 3 : 0.1, 1));
    }
    assertThat(alerts.state().episodes()).containsOnlyKeys(AlertKind.CRAVING);

    for (int day = 4; day <= 5; day++) {
      alerts.day(day).take(Points.worse("urge-use", DAY_0 + day, 0.1, 1));
    }
    assertThat(alerts.day(6).take(Points.worse("urge-use", DAY_0 + 6, 0.1, 1)))
        .extracting(Alert::detection)
        .containsExactly(Detection.RECOVERED);
  }

  @Test
  void aCravingThatAJournalToldOfIsLeftToAClinicianWhereNobodyRatesIt() {
    alerts.take(written());

    assertThat(alerts.day(40).timePasses())
        .extracting(Alert::kind)
        .doesNotContain(AlertKind.CRAVING);
    assertThat(alerts.state().episodes()).containsKey(AlertKind.CRAVING);
  }

  /** Words of craving in an entry of day 0. */
  private static AlertInput written() {
    Evidence evidence =
        new Evidence(
            "j-1/use-craving",
            Reason.JOURNAL_PHRASE,
            Tier.ROUTINE,
            "journal.craving-use",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new TextSpan("j-1", 0, 10),
            on(0).envelope().eventTimeMillis(),
            on(0).envelope().receivedAtMillis(),
            on(0).envelope().zoneOffsetMinutes(),
            List.of(),
            true);
    return new AlertInput.LanguageFound(
        new Finding(AlertKind.CRAVING, evidence, 0, false, Confidentiality.NORMAL));
  }

  @Test
  void aPolicyThatIsSwitchedOffStillAnnotatesAWithdrawal() {
    alerts.take(on(0).checkIn("craving", 9));
    alerts.plan("craving");

    assertThat(newest(only(alerts.take(on(0).retractedBy(1).checkIn()))).flags())
        .containsExactly(Flag.RETRACTED);
  }

  @Test
  void aPolicyThatIsSwitchedOffOpensNothing() {
    alerts.plan("craving");

    assertThat(alerts.take(on(0).checkIn("craving", 9))).isEmpty();
  }
}
