package org.attune.dashboard.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.UnseenAlert;
import org.springframework.stereotype.Component;

/**
 * Number of open safety alerts that no account may see, for the banner of every page: counted at
 * most every ten seconds, since it asks of each alert who may see it.
 */
@Component
final class UnseenAlertCount {
  private static final Duration OLDEST = Duration.ofSeconds(10);

  private final AccountService directory;
  private final Clock clock;
  private Instant countedAt = Instant.MIN;
  private int count;

  UnseenAlertCount(AccountService directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  synchronized int count() {
    Instant now = clock.instant();
    if (countedAt.isBefore(now.minus(OLDEST))) {
      count = directory.unseenSafetyAlerts().stream().mapToInt(UnseenAlert::alerts).sum();
      countedAt = now;
    }
    return count;
  }
}
