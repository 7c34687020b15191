package org.attune.dashboard.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the settings of notices.
 *
 * @param email e-mail address; empty for none
 * @param webhook URL; empty for none
 * @param muted kinds not followed
 * @param delay minutes an alert may wait for others, 0 to 1440
 * @param repeat minutes between repetitions, 5 to 1440; null for once
 * @param quietFrom local time; null for no quiet hours
 * @param quietUntil local time; null for no quiet hours
 */
record NoticeSettings(
    String email,
    String webhook,
    Set<String> muted,
    int delay,
    @Nullable Integer repeat,
    @Nullable LocalTime quietFrom,
    @Nullable LocalTime quietUntil) {
  private static final int LONGEST = 1440;
  private static final int SHORTEST_REPEAT = 5;
  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_URL = 500;

  NoticeSettings {
    muted = Set.copyOf(muted);
  }

  /** What is wrong, in words; empty when nothing is. */
  List<String> faults(Outgoing outgoing) {
    List<String> faults = new ArrayList<>();
    if (!email.isEmpty() && !isAddress(email)) {
      faults.add("the e-mail address cannot be read");
    }
    URI address = uri(webhook);
    if (!webhook.isEmpty() && (address == null || !outgoing.allows(address))) {
      faults.add("webhooks may go only to the addresses that this installation allows");
    }
    if (delay < 0 || delay > LONGEST) {
      faults.add("the delay is 0 to 1440 minutes");
    }
    if (repeat != null && (repeat < SHORTEST_REPEAT || repeat > LONGEST)) {
      faults.add("the repetition is every 5 to 1440 minutes");
    }
    if ((quietFrom == null) != (quietUntil == null)) {
      faults.add("quiet hours have a beginning and an end");
    }
    return faults;
  }

  /** What they amount to, when nothing is wrong with them. */
  Follower follower(ZoneId zone) {
    return new Follower(
        email.isEmpty() ? null : email,
        webhook.isEmpty() ? null : URI.create(webhook),
        muted,
        Duration.ofMinutes(delay),
        repeat == null ? null : Duration.ofMinutes(repeat),
        quietFrom == null || quietUntil == null
            ? null
            : new QuietHours(quietFrom, quietUntil, zone));
  }

  private static boolean isAddress(String typed) {
    if (typed.length() > LONGEST_ADDRESS || typed.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    try {
      InternetAddress address = new InternetAddress(typed, true);
      address.validate();
      return typed.equals(address.getAddress()) && typed.indexOf('@') > 0;
    } catch (AddressException e) {
      return false;
    }
  }

  private static @Nullable URI uri(String typed) {
    if (typed.length() > LONGEST_URL) {
      return null;
    }
    try {
      return new URI(typed);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Shows no address. */
  @Override
  public String toString() {
    return "NoticeSettings[muted=" + muted + ", delay=" + delay + ", repeat=" + repeat + "]";
  }
}
