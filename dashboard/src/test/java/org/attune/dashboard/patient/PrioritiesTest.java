package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.common.Tier;
import org.attune.schemas.result.PriorityLevel;
import org.attune.schemas.result.ReassuringSignal;
import org.attune.schemas.result.RiskAssessment;
import org.attune.schemas.result.Signal;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.junit.jupiter.api.Test;

class PrioritiesTest {
  private final ZoneId chicago = ZoneId.of("America/Chicago");
  private final Priorities priorities =
      new Priorities(new Times(Clock.fixed(Records.NOON, chicago), chicago));

  @Test
  void whatReassuresIsSaidApartFromWhatWorries() {
    RiskAssessment assessment =
        Records.priority("p-1", PriorityLevel.URGENT)
            .setSignals(
                List.of(
                    Signal.newBuilder()
                        .setReason("ITEM9_ROSE")
                        .setMetric("phq-9.item-9")
                        .setValue(2.0)
                        .setTier(Tier.URGENT)
                        .build()))
            .setReassuring(
                List.of(
                    reassuring("IMPROVED", "phq-9-total", 12).setBefore(18.0).build(),
                    reassuring("ATTENDING", "sessions", 5).build(),
                    reassuring("SKILLS_USED", "skills-used", 2)
                        .setLocalDay(LocalDate.of(2026, 11, 2))
                        .build()))
            .build();

    Priority priority =
        priorities.of(
            EventCodec.of(Topic.RISK, RiskAssessment.class).encode(assessment), List.of());

    assertThat(priority.label()).isEqualTo("Urgent");
    assertThat(priority.signals()).containsExactly("PHQ-9 item 9: 2 of 3 – rose");
    assertThat(priority.reassuring())
        .containsExactly(
            "PHQ-9 total reliably better: 12, was 18",
            "Attending: the last 5 sessions",
            "Skills used, 2 Nov");
  }

  @Test
  void aPriorityThatIsNotThereReassuresNobody() {
    assertThat(priorities.of(null, List.of()).reassuring()).isEmpty();
  }

  private static ReassuringSignal.Builder reassuring(String reason, String metric, double value) {
    return ReassuringSignal.newBuilder().setReason(reason).setMetric(metric).setValue(value);
  }
}
