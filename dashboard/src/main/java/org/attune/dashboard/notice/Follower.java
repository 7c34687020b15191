package org.attune.dashboard.notice;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an account wants to be told.
 *
 * @param email address, or null for no e-mail
 * @param webhook address, or null for no webhook
 * @param mutedKinds kinds of alerts not followed; safety alerts always are
 * @param delay how long an alert may wait for somebody else to acknowledge it first; safety alerts
 *     do not wait
 * @param repeat how often it is told again until acknowledged; null for once
 * @param quiet hours in which only safety alerts are told; null for none
 */
public record Follower(
    @Nullable String email,
    @Nullable URI webhook,
    Set<String> mutedKinds,
    Duration delay,
    @Nullable Duration repeat,
    @Nullable QuietHours quiet) {
  /** An account that has said nothing: told on the open page only. */
  public static final Follower OF_OPEN_PAGES =
      new Follower(null, null, Set.of(), Duration.ZERO, null, null);

  public Follower {
    mutedKinds = Set.copyOf(mutedKinds);
  }

  /** Shows no address. */
  @Override
  public String toString() {
    return "Follower[email="
        + (email != null)
        + ", webhook="
        + (webhook != null)
        + ", mutedKinds="
        + mutedKinds
        + "]";
  }
}
