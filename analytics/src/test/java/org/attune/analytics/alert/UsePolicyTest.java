package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Source;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.UseReportMethod;
import org.attune.analytics.event.UseResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UsePolicyTest {
  private static final long DAY = 24L * 60 * 60 * 1000;
  private static final long START = 1_772_000_000_000L;

  private final AlertFold fold = new AlertFold();
  private AlertState state = AlertState.NEW;

  @Test
  void anOpioidOfWhichNothingWasKnownIsUrgent() {
    Alert alert = only(take(report(0, "fentanyl", UseResult.POSITIVE, false)));

    assertThat(alert.kind()).isEqualTo(AlertKind.OPIOID_RETURN_TO_USE);
    assertThat(alert.tier()).isEqualTo(Tier.URGENT);
    assertThat(alert.evidence().get(0).reason()).isEqualTo(Reason.OPIOID_USE);
    assertThat(alert.evidence().get(0).notifies()).isTrue();
  }

  @Test
  void useThatGoesOnIsNotToldAgain() {
    take(report(0, "opioid", UseResult.POSITIVE, false));

    assertThat(take(report(7, "opioid", UseResult.POSITIVE, false))).isEmpty();
    assertThat(take(report(14, "fentanyl", UseResult.POSITIVE, false))).isEmpty();
  }

  @Test
  void useAfterANegativeTestNotifiesAgainHoweverSoon() {
    take(report(0, "opioid", UseResult.POSITIVE, false));
    take(report(3, "opioid", UseResult.NEGATIVE, false));

    Alert again = only(take(report(5, "opioid", UseResult.POSITIVE, false)));
    assertThat(again.evidenceCount()).isEqualTo(2);
    assertThat(again.evidence().get(1).notifies()).isTrue();
  }

  @Test
  void useAfterAFortnightWithoutAnyNotifies() {
    take(report(0, "opioid", UseResult.POSITIVE, false));

    assertThat(take(report(15, "opioid", UseResult.POSITIVE, false))).hasSize(1);
  }

  @Test
  void whatIsPrescribedIsExpected() {
    assertThat(take(report(0, "buprenorphine", UseResult.POSITIVE, true))).isEmpty();
    assertThat(take(report(1, "methadone", UseResult.POSITIVE, true))).isEmpty();
  }

  @Test
  void aSpecimenThatWasNotGivenIsNoUse() {
    assertThat(take(report(0, "opioid", UseResult.NOT_PROVIDED, false))).isEmpty();
  }

  @Test
  void anotherSubstanceIsForTheNextReview() {
    Alert alert = only(take(report(0, "cocaine", UseResult.POSITIVE, null)));

    assertThat(alert.kind()).isEqualTo(AlertKind.RETURN_TO_USE);
    assertThat(alert.tier()).isEqualTo(Tier.ROUTINE);
    assertThat(alert.evidence().get(0).flags()).contains(Flag.PRESCRIPTION_UNKNOWN);
  }

  @Test
  void aReSendChangesNothing() {
    SubstanceUseReport report = report(0, "opioid", UseResult.POSITIVE, false);
    take(report);

    assertThat(take(report)).isEmpty();
    assertThat(state.episodes()).hasSize(1);
  }

  private List<Alert> take(SubstanceUseReport report) {
    long at = report.envelope().receivedAtMillis();
    AlertResult result =
        fold.apply(state, "patient-1", new AlertInput.UseReported(report, at), at, 0);
    state = result.state();
    return result.alerts();
  }

  private static Alert only(List<Alert> alerts) {
    assertThat(alerts).hasSize(1);
    return alerts.get(0);
  }

  private static SubstanceUseReport report(
      int day, String substance, UseResult result, @Nullable Boolean prescribed) {
    long at = START + day * DAY;
    return new SubstanceUseReport(
        new Envelope(
            "use-" + day + substance,
            "patient-1",
            at,
            at,
            0,
            Source.CLINICIAN,
            0,
            false,
            Confidentiality.PART2_SUD),
        UseReportMethod.DEFINITIVE_TEST,
        substance,
        result,
        prescribed);
  }
}
