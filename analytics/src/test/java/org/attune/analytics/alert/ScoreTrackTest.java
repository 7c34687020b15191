package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreTrackTest {
  private static final ScoredForm FIRST = new ScoredForm("form-1", 0, 1_000, 21);
  private static final ScoredForm SECOND = new ScoredForm("form-2", 0, 2_000, 9);

  @Test
  void theOnlyFormWithdrawnIsComparedWithNothingAndNoReSendBringsItBack() {
    ScoreTrack withdrawn = ScoreTrack.of(FIRST).without("form-1", 1);
    assertThat(withdrawn.compares()).isFalse();

    ScoreTrack next = withdrawn.with(SECOND);
    assertThat(next.first()).isEqualTo(SECOND);
    assertThat(next.compares()).isFalse();
    assertThat(next.with(FIRST)).isEqualTo(next);
    assertThat(next.without("form-1", 1)).isEqualTo(next);
  }

  @Test
  void aLaterRevisionStandsAgain() {
    ScoreTrack withdrawn = ScoreTrack.of(FIRST).without("form-1", 1);
    ScoredForm again = new ScoredForm("form-1", 2, 1_000, 20);
    assertThat(withdrawn.with(again).first()).isEqualTo(again);
    assertThat(withdrawn.with(again).with(SECOND).compares()).isTrue();
  }
}
