package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.newest;
import static org.attune.analytics.alert.APatientsAlerts.on;
import static org.attune.analytics.alert.APatientsAlerts.only;

import java.util.List;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.event.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AttendancePolicyTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  @Test
  void anUnexcusedNoShowIsForTheSameDay() {
    Alert alert = only(alerts.take(on(0).session(AttendanceStatus.NO_SHOW)));

    assertThat(alert.kind()).isEqualTo(AlertKind.MISSED_SESSION);
    assertThat(alert.tier()).isEqualTo(Tier.SAME_DAY);
    assertThat(newest(alert))
        .matches(Evidence::notifies)
        .matches(evidence -> evidence.reason() == Reason.MISSED_SESSION)
        .matches(evidence -> Double.valueOf(1).equals(evidence.value()));
  }

  @ParameterizedTest
  @EnumSource(value = AttendanceStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "NO_SHOW")
  void whateverElseBecameOfAnAppointmentOpensNothing(AttendanceStatus status) {
    assertThat(alerts.take(on(0).session(status))).isEmpty();
  }

  @Test
  void withASafetySignalInTheSevenDaysBeforeItIsUrgent() {
    Alert alert = afterSafetySignal();

    assertThat(alert.tier()).isEqualTo(Tier.URGENT);
    assertThat(newest(alert).reason()).isEqualTo(Reason.MISSED_SESSION_AFTER_SAFETY);
  }

  @Test
  void aSafetySignalThatIsReadLaterRaisesItUnderTheSameId() {
    Alert inOrder = afterSafetySignal();

    APatientsAlerts again = new APatientsAlerts().day(6);
    Alert missed = only(again.take(on(6).session(AttendanceStatus.NO_SHOW)));
    Alert raised = again.take(on(0).item9(1)).get(1);

    assertThat(raised.alertId()).isEqualTo(missed.alertId()).isEqualTo(inOrder.alertId());
    assertThat(raised.tier()).isEqualTo(Tier.URGENT);
    assertThat(newest(raised))
        .matches(Evidence::notifies)
        .matches(evidence -> evidence.reason() == Reason.MISSED_SESSION_AFTER_SAFETY);
    assertThat(again.take(on(0).item9(1))).isEmpty();
  }

  @Test
  void aSafetySignalAfterANoShowLeavesIt() {
    alerts.take(on(0).session(AttendanceStatus.NO_SHOW));

    assertThat(only(alerts.day(1).take(on(1).item9(1))).kind()).isEqualTo(AlertKind.SUICIDE_RISK);
  }

  private Alert afterSafetySignal() {
    alerts.take(on(0).item9(1));
    return only(alerts.day(6).take(on(6).session(AttendanceStatus.NO_SHOW)));
  }

  @Test
  void aSafetySignalOfLongerAgoMakesItNoMoreUrgent() {
    alerts.take(on(0).item9(1));

    assertThat(only(alerts.day(7).take(on(7).session(AttendanceStatus.NO_SHOW))).tier())
        .isEqualTo(Tier.SAME_DAY);
  }

  @Test
  void aSafetySignalThatIsSentAgainIsNoNewOne() {
    alerts.take(on(0).item9(1));
    alerts.day(7).take(on(0).item9(1));

    assertThat(only(alerts.day(8).take(on(8).session(AttendanceStatus.NO_SHOW))).tier())
        .isEqualTo(Tier.SAME_DAY);
  }

  @Test
  void sessionsMissedInARowAreCountedAndEachNotifies() {
    alerts.take(on(0).session(AttendanceStatus.NO_SHOW));
    alerts.day(1).take(on(1).session(AttendanceStatus.EXCUSED));
    Alert second = only(alerts.day(2).take(on(2).session(AttendanceStatus.NO_SHOW)));

    assertThat(newest(second).value()).isEqualTo(2.0);
    assertThat(newest(second).notifies()).isTrue();
  }

  @Test
  void aCorrectionToExcusedAnnotates() {
    alerts.take(on(0).session(AttendanceStatus.NO_SHOW));
    Alert corrected = only(alerts.take(on(0).revision(1).session(AttendanceStatus.EXCUSED)));

    assertThat(corrected.detection()).isEqualTo(Detection.OPEN);
    assertThat(newest(corrected).flags()).containsExactly(Flag.RETRACTED);
  }

  @Test
  void aWithdrawalAnnotates() {
    alerts.take(on(0).session(AttendanceStatus.NO_SHOW));
    Alert withdrawn = only(alerts.take(on(0).retractedBy(1).session(AttendanceStatus.NO_SHOW)));

    assertThat(withdrawn.detection()).isEqualTo(Detection.OPEN);
    assertThat(newest(withdrawn).flags()).containsExactly(Flag.RETRACTED);
  }

  @Test
  void aSessionAttendedAfterwardsEndsTheEpisode() {
    Alert opened = only(alerts.take(on(0).session(AttendanceStatus.NO_SHOW)));
    Alert ended = only(alerts.day(1).take(on(1).session(AttendanceStatus.ATTENDED)));

    assertThat(ended.alertId()).isEqualTo(opened.alertId());
    assertThat(ended.detection()).isEqualTo(Detection.RECOVERED);
  }

  @Test
  void aCorrectionToAttendedAnnotatesAndEndsTheEpisode() {
    alerts.take(on(0).session(AttendanceStatus.NO_SHOW));
    List<Alert> corrected = alerts.take(on(0).revision(1).session(AttendanceStatus.ATTENDED));

    assertThat(corrected)
        .extracting(Alert::detection)
        .containsExactly(Detection.OPEN, Detection.RECOVERED);
    assertThat(newest(corrected.get(1)).flags()).containsExactly(Flag.RETRACTED);
  }

  @Test
  void aReSendChangesNothingWhateverHasHappenedSince() {
    alerts.take(on(0).session(AttendanceStatus.NO_SHOW));
    alerts.day(1).take(on(1).item9(2));
    alerts.day(2).take(on(2).session(AttendanceStatus.NO_SHOW));

    assertThat(alerts.take(on(0).session(AttendanceStatus.NO_SHOW))).isEmpty();
    assertThat(alerts.take(on(2).session(AttendanceStatus.NO_SHOW))).isEmpty();
  }

  @Test
  void historyNotifiesNobody() {
    assertThat(
            only(alerts.take(on(0).from(Source.IMPORT).session(AttendanceStatus.NO_SHOW)))
                .evidence())
        .noneMatch(Evidence::notifies);
  }

  @Test
  void aPolicyThatIsSwitchedOffOpensNothing() {
    alerts.plan("missed-session");

    assertThat(alerts.take(on(0).session(AttendanceStatus.NO_SHOW))).isEmpty();
  }
}
