package org.attune.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final RateLimits limits = new RateLimits();

  @Test
  void hearsNoSignInFromAnAddressWithTooManyFailures() {
    for (int i = 0; i < RateLimits.FAILED_SIGN_INS; i++) {
      assertThat(limits.hearsSignIn("192.0.2.1")).isTrue();
      limits.countFailedSignIn("192.0.2.1");
    }
    assertThat(limits.hearsSignIn("192.0.2.1")).isFalse();
    assertThat(limits.hearsSignIn("192.0.2.2")).isTrue();
  }

  @Test
  void letsOneAccountAskOnlySoOften() {
    long allowed =
        IntStream.range(0, 3 * RateLimits.REQUESTS).filter(i -> limits.countRequest("u-1")).count();
    // Some come back while the loop runs.
    assertThat(allowed).isBetween((long) RateLimits.REQUESTS, 2L * RateLimits.REQUESTS);
    assertThat(limits.countRequest("u-2")).isTrue();
  }

  @Test
  void whatOpenPagesAskForByThemselvesCostsNoClickAndHasItsEnd() {
    RateLimits limits = new RateLimits();
    long allowed =
        IntStream.range(0, 3 * RateLimits.OF_OPEN_PAGES)
            .filter(i -> limits.countOfOpenPage("u-1"))
            .count();
    assertThat(allowed).isBetween((long) RateLimits.OF_OPEN_PAGES, 2L * RateLimits.OF_OPEN_PAGES);
    assertThat(limits.countRequest("u-1")).isTrue();
  }
}
