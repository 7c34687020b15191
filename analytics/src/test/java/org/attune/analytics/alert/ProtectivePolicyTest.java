package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.analytics.alert.APatientsAlerts.DAY_0;
import static org.attune.analytics.alert.APatientsAlerts.on;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.fixture.AnEvent;
import org.attune.analytics.fixture.Points;
import org.attune.analytics.trend.ChartStatus;
import org.junit.jupiter.api.Test;

final class ProtectivePolicyTest {
  private final APatientsAlerts alerts = new APatientsAlerts();

  private List<ReassuringSignal> reassuring() {
    return Objects.requireNonNull(alerts.state().risk()).reassuring();
  }

  private List<Reassurance> reasons() {
    return reassuring().stream().map(ReassuringSignal::reason).toList();
  }

  @Test
  void aTotalThatIsReliablyBetterReassures() {
    alerts.take(phq9(on(0), 18));
    alerts.day(14).take(phq9(on(14), 13));
    assertThat(reasons()).isEmpty();

    alerts.day(21).take(phq9(on(21), 12));

    assertThat(reassuring())
        .containsExactly(new ReassuringSignal(Reassurance.IMPROVED, "phq-9-total", 12, 18.0, null));
  }

  @Test
  void threeSessionsAttendedInARowReassureAndAMissedOneEndsIt() {
    alerts.take(on(0).session(AttendanceStatus.ATTENDED));
    alerts.day(2).take(on(2).session(AttendanceStatus.ATTENDED));
    assertThat(reasons()).isEmpty();

    alerts.day(4).take(on(4).session(AttendanceStatus.ATTENDED));
    assertThat(reassuring())
        .containsExactly(new ReassuringSignal(Reassurance.ATTENDING, "sessions", 3, null, null));

    alerts.day(7).take(on(7).session(AttendanceStatus.NO_SHOW));
    assertThat(reasons()).isEmpty();
  }

  @Test
  void skillsUsedReassureUntilTheyAreWithdrawnOrAWeekOld() {
    alerts.take(Points.charted("skills-used", DAY_0, ChartStatus.IN_RANGE, 1));
    assertThat(reasons()).containsExactly(Reassurance.SKILLS_USED);

    alerts.take(Points.withdrawn("skills-used", DAY_0, 2));
    assertThat(reasons()).isEmpty();

    alerts.day(1).take(Points.charted("skills-used", DAY_0 + 1, ChartStatus.IN_RANGE, 1));
    assertThat(reasons()).containsExactly(Reassurance.SKILLS_USED);
    alerts.day(10).timePasses();
    assertThat(reasons()).isEmpty();
  }

  @Test
  void whatReassuresLowersNoLevelAndNeitherDoesSilence() {
    alerts.take(on(0).checkIn("urge-suicide", 5));
    for (int day = 1; day <= 3; day++) {
      alerts.day(day).take(on(day).session(AttendanceStatus.ATTENDED));
    }
    assertThat(reasons()).containsExactly(Reassurance.ATTENDING);
    assertThat(alerts.level()).isEqualTo(PriorityLevel.URGENT);

    alerts.day(60).timePasses();

    assertThat(reasons()).isEmpty();
    assertThat(alerts.level()).isEqualTo(PriorityLevel.URGENT);
  }

  private static Assessment phq9(AnEvent event, int total) {
    Map<Integer, Integer> answers = new HashMap<>();
    int left = total;
    for (int item = 1; item <= 8; item++) {
      answers.put(item, Math.min(3, left));
      left -= Math.min(3, left);
    }
    answers.put(9, 0);
    return event.assessment("phq-9", answers);
  }
}
