package org.attune.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.RunningDashboard;
import org.junit.jupiter.api.Test;

/**
 * An address that guesses names and passwords; on a dashboard of its own, since it locks it out.
 */
class SignInRateITCase {
  @Test
  void isHeardNoMoreAfterTooManyFailures() {
    try (RunningDashboard dashboard = RunningDashboard.start()) {
      Browser signedIn = Browser.signedIn(dashboard, "ana");
      Browser guesser = new Browser(dashboard.address());
      // A few more than the limit, since some come back while the guessing lasts.
      int heard = 0;
      while (heard < 2 * RateLimits.FAILED_SIGN_INS
          && guesser.signIn("name-" + heard, "wrong").statusCode() == 200) {
        heard++;
      }
      assertThat(heard).isBetween(RateLimits.FAILED_SIGN_INS, 2 * RateLimits.FAILED_SIGN_INS - 1);
      HttpResponse<String> refused = guesser.signIn("ana", RunningDashboard.PASSWORD);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("60");
      assertThat(refused.body()).contains("Too many requests");
      assertThat(signedIn.open("/").statusCode()).as("who is in stays in").isEqualTo(200);
    }
  }
}
