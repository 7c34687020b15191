package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.newest;
import static org.attune.analytics.alert.APatientsAlerts.on;
import static org.attune.analytics.alert.APatientsAlerts.only;

import org.attune.analytics.event.MedicationClass;
import org.attune.analytics.event.Source;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.fixture.AnEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TreatmentPolicyTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  @Test
  void aStoppedMedicationForOpioidUseDisorderIsUrgent() {
    Alert alert = only(alerts.take(stopped(on(0))));

    assertThat(alert.kind()).isEqualTo(AlertKind.OPIOID_MEDICATION_STOPPED);
    assertThat(alert.kind().safety()).isTrue();
    assertThat(alert.tier()).isEqualTo(Tier.URGENT);
    assertThat(newest(alert))
        .matches(Evidence::notifies)
        .matches(evidence -> evidence.reason() == Reason.OPIOID_MEDICATION_STOPPED)
        .matches(evidence -> evidence.metric().equals(TreatmentPolicy.MEDICATION));
    assertThat(alerts.level()).isEqualTo(PriorityLevel.URGENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = MedicationClass.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "OPIOID_USE_DISORDER")
  void aStoppedMedicationOfAnotherClassOpensNothing(MedicationClass other) {
    assertThat(alerts.take(on(0).treatment(TreatmentChange.MEDICATION_STOP, other))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = TreatmentChange.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "MEDICATION_STOP")
  void anotherChangeOpensNothing(TreatmentChange other) {
    assertThat(alerts.take(on(0).treatment(other, MedicationClass.OPIOID_USE_DISORDER))).isEmpty();
  }

  @Test
  void aCorrectionToAChangeOfDoseAnnotatesAndClosesNothing() {
    alerts.take(stopped(on(0)));
    Alert corrected =
        only(
            alerts.take(
                on(0)
                    .revision(1)
                    .treatment(
                        TreatmentChange.MEDICATION_DOSE, MedicationClass.OPIOID_USE_DISORDER)));

    assertThat(corrected.detection()).isEqualTo(Detection.OPEN);
    assertThat(corrected.tier()).isEqualTo(Tier.URGENT);
    assertThat(newest(corrected).flags()).containsExactly(Flag.RETRACTED);
  }

  @Test
  void aWithdrawalAnnotatesAndASecondOneChangesNothing() {
    alerts.take(stopped(on(0)));

    assertThat(newest(only(alerts.take(stopped(on(0).retractedBy(1))))).flags())
        .containsExactly(Flag.RETRACTED);
    assertThat(alerts.take(stopped(on(0).retractedBy(1)))).isEmpty();
    assertThat(alerts.take(stopped(on(0)))).isEmpty();
  }

  @Test
  void startingItAgainClosesNothing() {
    alerts.take(stopped(on(0)));
    alerts
        .day(1)
        .take(
            on(1).treatment(TreatmentChange.MEDICATION_START, MedicationClass.OPIOID_USE_DISORDER));

    assertThat(alerts.state().episodes()).containsOnlyKeys(AlertKind.OPIOID_MEDICATION_STOPPED);
  }

  @Test
  void eachStopNotifiesAndAReSendDoesNot() {
    alerts.take(stopped(on(0)));
    assertThat(alerts.take(stopped(on(0)))).isEmpty();

    assertThat(newest(only(alerts.day(1).take(stopped(on(1))))).notifies()).isTrue();
  }

  @Test
  void historyNotifiesNobody() {
    assertThat(only(alerts.take(stopped(on(0).from(Source.REPLAY)))).evidence())
        .noneMatch(Evidence::notifies);
  }

  @Test
  void noPlanSwitchesItOff() {
    alerts.plan("opioid-medication");

    assertThat(alerts.take(stopped(on(0)))).hasSize(1);
  }

  private static TreatmentEvent stopped(AnEvent event) {
    return event.treatment(TreatmentChange.MEDICATION_STOP, MedicationClass.OPIOID_USE_DISORDER);
  }
}
