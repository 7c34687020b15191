package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Tier;
import org.attune.schemas.result.PriorityLevel;
import org.attune.schemas.result.RiskAssessment;
import org.attune.schemas.result.Signal;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriorityReasonsTest {
  private static final Instant NOW = Instant.parse("2026-11-09T15:00:00Z");

  private final Priorities priorities =
      new Priorities(new Times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC));

  @Test
  void wordsInAJournalHaveNoValueAndAModelsIsNotShown() {
    assertThat(said("JOURNAL_MODEL", 0.011))
        .endsWith("– for a model, in a journal entry")
        .doesNotContain("0.0");
    assertThat(said("JOURNAL_PHRASE", null))
        .endsWith("– language in a journal entry")
        .doesNotContain("unanswered");
    assertThat(said("JOURNAL_NOT_READ", null)).endsWith("– a journal entry that no model read");
  }

  @Test
  void anUnansweredQuestionIsSaidSo() {
    assertThat(said("CSSRS_INCOMPLETE", null)).contains("unanswered");
  }

  private String said(String reason, @Nullable Double value) {
    RiskAssessment assessment =
        RiskAssessment.newBuilder()
            .setPatientId("p-1")
            .setLevel(PriorityLevel.SAME_DAY)
            .setSignals(
                List.of(
                    Signal.newBuilder()
                        .setReason(reason)
                        .setMetric("journal.wish-to-be-dead")
                        .setValue(value)
                        .setTier(Tier.SAME_DAY)
                        .build()))
            .setAssessedAt(NOW)
            .setRevision(1)
            .setConfidentiality(Confidentiality.NORMAL)
            .build();
    byte[] record = EventCodec.of(Topic.RISK, RiskAssessment.class).encode(assessment);
    List<String> signals = priorities.of(record, List.of()).signals();
    assertThat(signals).hasSize(1);
    return signals.get(0);
  }
}
