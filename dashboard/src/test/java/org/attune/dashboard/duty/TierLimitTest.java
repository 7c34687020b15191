package org.attune.dashboard.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.attune.schemas.common.Tier;
import org.junit.jupiter.api.Test;

class TierLimitTest {
  private static final Instant TOLD = Instant.parse("2026-11-03T09:00:00Z");
  private static final ProgramHours HOURS = ProgramHours.standard(ZoneOffset.UTC);

  @Test
  void anImmediateAlertIsAcknowledgedWithin15Minutes() {
    assertThat(TierLimit.dueAt(Tier.IMMEDIATE, TOLD, HOURS))
        .contains(TOLD.plus(Duration.ofMinutes(15)));
  }

  @Test
  void anUrgentAlertAndOneOfUnknownTierWithin60Minutes() {
    assertThat(TierLimit.dueAt(Tier.URGENT, TOLD, HOURS)).contains(TOLD.plus(Duration.ofHours(1)));
    assertThat(TierLimit.dueAt(Tier.UNKNOWN, TOLD, HOURS)).contains(TOLD.plus(Duration.ofHours(1)));
  }

  @Test
  void aSameDayAlertWithinTheProgramDay() {
    assertThat(TierLimit.dueAt(Tier.SAME_DAY, TOLD, HOURS))
        .contains(Instant.parse("2026-11-03T18:00:00Z"));
  }

  @Test
  void aRoutineAlertWaitsForTheNextReview() {
    assertThat(TierLimit.dueAt(Tier.ROUTINE, TOLD, HOURS)).isEmpty();
  }
}
