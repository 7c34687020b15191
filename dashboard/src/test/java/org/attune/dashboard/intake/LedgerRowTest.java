package org.attune.dashboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerRowTest {
  @Test
  void addsUpWhenEveryRecordIsAccountedFor() {
    assertThat(new LedgerRow("t", 0, 99, 90, 5, 3, 2).addsUp()).isTrue();
    assertThat(new LedgerRow("t", 0, 99, 90, 5, 3, 1).addsUp()).isFalse();
  }
}
