package org.attune.app.platform;

import org.jspecify.annotations.Nullable;

/**
 * What runs elsewhere and outlives the platform.
 *
 * @param kafka brokers, {@code host:port} joined by commas; null when the platform brings its own
 * @param database where the dashboard's tables are; null when the platform brings its own
 */
public record OutsideServices(@Nullable String kafka, @Nullable DatabaseAddress database) {
  /** Everything is the platform's own. */
  public static final OutsideServices NONE = new OutsideServices(null, null);

  /** Whether the platform brings everything itself. */
  public boolean isEmpty() {
    return kafka == null && database == null;
  }
}
