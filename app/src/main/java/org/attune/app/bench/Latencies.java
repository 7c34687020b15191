package org.attune.app.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times that something took, nanoseconds. */
final class Latencies {
  private final long[] ascending;

  Latencies(Collection<Long> nanos) {
    this.ascending = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /**
   * The least time that so large a share did not exceed (nearest rank), milliseconds to a tenth;
   * null when there is none.
   *
   * @param share over 0, at most 1
   */
  @Nullable Double millis(double share) {
    if (ascending.length == 0) {
      return null;
    }
    int rank = (int) Math.ceil(share * ascending.length);
    return Math.round(ascending[rank - 1] / 1e5) / 10.0;
  }

  /** How many there are. */
  int count() {
    return ascending.length;
  }

  /** Adds median, 99th percentile and longest under that name. */
  void addTo(Map<String, @Nullable Object> figures, String name) {
    figures.put(name + ".p50Millis", millis(0.5));
    figures.put(name + ".p99Millis", millis(0.99));
    figures.put(name + ".maxMillis", millis(1));
  }

  @Override
  public String toString() {
    return Arrays.toString(ascending);
  }
}
