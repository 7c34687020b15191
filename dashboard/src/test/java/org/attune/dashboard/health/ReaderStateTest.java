package org.attune.dashboard.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.attune.dashboard.projection.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReaderStateTest {
  private static final Instant NOW = Instant.parse("2026-11-03T10:42:00Z");
  private static final Instant START = NOW.minusSeconds(3_600);

  private static ReaderState of(
      boolean begun, boolean expected, @Nullable Instant notedAt, @Nullable Instant waiting) {
    return ReaderState.of(new Progress("job", begun, expected, notedAt, null, waiting), START, NOW);
  }

  @Test
  void isUpToDateWhileNothingWaitsForLong() {
    assertThat(of(true, true, NOW, null).kind()).isEqualTo(ReaderState.Kind.UP_TO_DATE);
    assertThat(of(true, true, NOW, NOW.minusSeconds(44)).red()).isFalse();
  }

  @Test
  void isDelayedSinceTheOldestThatWaits() {
    assertThat(of(true, true, NOW, NOW.minusSeconds(46)))
        .isEqualTo(new ReaderState(ReaderState.Kind.DELAYED, NOW.minusSeconds(46)));
  }

  @Test
  void wasNeverHeardOfWhenItNeverReadWhatIsThere() {
    assertThat(of(false, true, NOW, NOW.minusSeconds(46)).kind())
        .isEqualTo(ReaderState.Kind.NEVER_HEARD);
    assertThat(of(false, false, null, null).kind()).isEqualTo(ReaderState.Kind.NEVER_HEARD);
  }

  @Test
  void hasNothingToReadYetWhereNothingEverCame() {
    assertThat(of(false, false, NOW, null).kind()).isEqualTo(ReaderState.Kind.NOTHING_YET);
  }

  @Test
  void isSilentSinceItLastAnswered() {
    assertThat(of(true, true, NOW.minusSeconds(46), null))
        .isEqualTo(new ReaderState(ReaderState.Kind.SILENT, NOW.minusSeconds(46)));
  }

  @Test
  void isGivenAMomentAfterTheStart() {
    Progress unknown = new Progress("job", false, false, null, null, null);
    assertThat(ReaderState.of(unknown, NOW.minusSeconds(45), NOW).red()).isFalse();
  }
}
