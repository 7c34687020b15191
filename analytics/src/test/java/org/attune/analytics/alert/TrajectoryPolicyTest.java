package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.newest;
import static org.attune.analytics.alert.APatientsAlerts.on;
import static org.attune.analytics.alert.APatientsAlerts.only;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.AnEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrajectoryPolicyTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  @ParameterizedTest
  @CsvSource({"5, 10, false", "5, 11, true", "12, 20, true", "12, 6, false"})
  void aTotalThatWorsenedReliablyOpensAnEpisode(int first, int now, boolean opens) {
    alerts.take(phq9(on(0), first));
    alerts.day(3).take(phq9(on(3), now));

    assertThat(alerts.state().episodes().containsKey(AlertKind.DETERIORATION)).isEqualTo(opens);
  }

  @Test
  void whatWasFirstAndWhatIsNowAreTold() {
    alerts.take(phq9(on(0), 5));
    Alert alert = only(alerts.day(3).take(phq9(on(3), 14)));

    assertThat(alert.tier()).isEqualTo(Tier.ROUTINE);
    assertThat(newest(alert))
        .matches(Evidence::notifies)
        .matches(evidence -> evidence.reason() == Reason.RELIABLY_WORSE)
        .matches(evidence -> evidence.metric().equals("phq-9-total"))
        .matches(evidence -> Double.valueOf(14).equals(evidence.value()))
        .matches(evidence -> Double.valueOf(5).equals(evidence.previousValue()));
  }

  @Test
  void aFirstFormAloneSaysNothing() {
    assertThat(alerts.take(phq9(on(0), 24))).isEmpty();
  }

  @Test
  void aTotalThatDoesNotFallAsExpectedIsNotOnTrack() {
    alerts.take(phq9(on(0), 15));
    Alert alert = only(alerts.day(42).take(phq9(on(42), 16)));

    assertThat(alert.kind()).isEqualTo(AlertKind.NOT_ON_TRACK);
    assertThat(newest(alert).reason()).isEqualTo(Reason.NOT_ON_TRACK);
    assertThat(Objects.requireNonNull(newest(alert).baselineMean())).isBetween(0.0, 15.0);
  }

  @Test
  void ofWorseAndNotOnTrackOnlyTheFirstIsTold() {
    alerts.take(phq9(on(0), 12));

    assertThat(only(alerts.day(42).take(phq9(on(42), 22))).kind())
        .isEqualTo(AlertKind.DETERIORATION);
  }

  @Test
  void withinTheFirstWeekNobodyIsBehind() {
    alerts.take(phq9(on(0), 15));

    assertThat(alerts.day(6).take(phq9(on(6), 19))).isEmpty();
  }

  @Test
  void aBetterTotalEndsBoth() {
    alerts.take(phq9(on(0), 12));
    alerts.day(3).take(phq9(on(3), 19));
    assertThat(only(alerts.day(4).take(phq9(on(4), 10))).detection())
        .isEqualTo(Detection.RECOVERED);

    alerts.day(42).take(phq9(on(42), 14));
    assertThat(alerts.state().episodes()).containsKey(AlertKind.NOT_ON_TRACK);
    assertThat(only(alerts.day(43).take(phq9(on(43), 2))).detection())
        .isEqualTo(Detection.RECOVERED);
  }

  @Test
  void anOlderFormThatComesLateSaysNothing() {
    alerts.take(phq9(on(0), 5));
    alerts.day(10).take(phq9(on(10), 5));

    assertThat(alerts.take(phq9(on(7), 20))).isEmpty();
  }

  @Test
  void aReSendSaysNothing() {
    alerts.take(phq9(on(0), 5));
    Alert opened = only(alerts.day(3).take(phq9(on(3), 14)));
    assertThat(alerts.take(phq9(on(3), 14))).isEmpty();
    alerts.resolve(opened);

    assertThat(alerts.day(20).take(phq9(on(3), 14))).isEmpty();
    assertThat(alerts.take(phq9(on(0), 5))).isEmpty();
  }

  @Test
  void aCorrectionDownAnnotatesAndEndsTheEpisode() {
    alerts.take(phq9(on(0), 5));
    alerts.day(3).take(phq9(on(3), 14));

    assertThat(alerts.take(phq9(on(3).revision(1), 6)))
        .extracting(Alert::detection)
        .containsExactly(Detection.OPEN, Detection.RECOVERED);
  }

  @Test
  void aFormThatIsWithdrawnNoLongerCountsAndTheOneBeforeItDoes() {
    alerts.take(phq9(on(0), 5));
    alerts.day(7).take(phq9(on(7), 6));
    alerts.day(14).take(phq9(on(14), 19));

    assertThat(alerts.take(phq9(on(14).retractedBy(1), 19)))
        .extracting(Alert::detection)
        .containsExactly(Detection.OPEN, Detection.RECOVERED);
    assertThat(alerts.take(phq9(on(14), 19))).isEmpty();
    assertThat(alerts.state().history().scores().values())
        .extracting(track -> track.latest().total())
        .containsExactly(6);
  }

  @Test
  void aFirstFormThatIsWithdrawnLeavesTheSecondToCompareWith() {
    alerts.take(phq9(on(0), 5));
    alerts.day(7).take(phq9(on(7), 10));
    alerts.take(phq9(on(0).retractedBy(1), 5));

    assertThat(alerts.day(9).take(phq9(on(9), 15))).isEmpty();
    assertThat(only(alerts.day(10).take(phq9(on(10), 16))).kind())
        .isEqualTo(AlertKind.DETERIORATION);
  }

  @Test
  void theOnlyFormWithdrawnIsComparedWithNothingAlsoWhenItIsSentAgain() {
    alerts.take(phq9(on(0), 5));
    alerts.take(phq9(on(0).retractedBy(1), 5));

    assertThat(alerts.day(14).take(phq9(on(14), 24))).isEmpty();
    assertThat(alerts.take(phq9(on(0), 5))).isEmpty();
    assertThat(alerts.day(15).take(phq9(on(15), 24))).isEmpty();
  }

  @Test
  void aPolicyThatIsSwitchedOffStillAnnotatesWhatIsWithdrawnAndTakesNothingBack() {
    alerts.take(phq9(on(0), 5));
    alerts.day(3).take(phq9(on(3), 14));
    alerts.plan("reliable-deterioration", "not-on-track");

    assertThat(alerts.take(phq9(on(3).revision(1), 15))).isEmpty();
    assertThat(newest(alerts.take(phq9(on(3).revision(2), 6)).get(0)).flags())
        .containsExactly(Flag.RETRACTED);
  }

  @Test
  void twoWordingsAreNeverCompared() {
    alerts.take(pcl5(on(0), 30, 10));
    assertThat(alerts.day(3).take(pcl5(on(3), 7, 60))).isEmpty();

    assertThat(only(alerts.day(6).take(pcl5(on(6), 30, 40))).kind())
        .isEqualTo(AlertKind.DETERIORATION);
  }

  @Test
  void aHistoryNotifiesNobody() {
    alerts.take(phq9(on(0).from(Source.IMPORT), 5));

    assertThat(only(alerts.take(phq9(on(3).from(Source.IMPORT), 14))).evidence())
        .noneMatch(Evidence::notifies);
  }

  @Test
  void policiesThatAreSwitchedOffOpenNothing() {
    alerts.plan("reliable-deterioration", "not-on-track");
    alerts.take(phq9(on(0), 5));

    assertThat(alerts.day(3).take(phq9(on(3), 14))).isEmpty();
    assertThat(alerts.day(42).take(phq9(on(42), 9))).isEmpty();
  }

  /** Totals up to 24, with no thoughts of death. */
  private static Assessment phq9(AnEvent event, int total) {
    Map<Integer, Integer> answers = spread(8, 3, total);
    answers.put(9, 0);
    return event.assessment("phq-9", answers);
  }

  private static Assessment pcl5(AnEvent event, int lookBackDays, int total) {
    return event.assessment("pcl-5", lookBackDays, spread(20, 4, total), null);
  }

  private static Map<Integer, Integer> spread(int items, int most, int total) {
    Map<Integer, Integer> answers = new HashMap<>();
    int left = total;
    for (int item = 1; item <= items; item++) {
      int answer = Math.min(most, left);
      answers.put(item, answer);
      left -= answer;
    }
    return answers;
  }
}
