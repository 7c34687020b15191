package org.attune.analytics.trend;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Sixteen bytes that stand for an event id within one patient's day. Two ids of the few thousand
 * events of a day share them with a chance of about one in 10^32.
 */
record EventHash(long high, long low) {

  static EventHash of(String eventId) {
    long[] hash = MurmurHash3.hash128x64(eventId.getBytes(StandardCharsets.UTF_8));
    return new EventHash(hash[0], hash[1]);
  }

  /** Eight bytes that stand for a device among those of one patient; 0 for none. */
  static long deviceOf(String device) {
    return device.isEmpty() ? 0 : of(device).high();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "EventHash[redacted]";
  }
}
