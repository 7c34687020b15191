package org.attune.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;

/**
 * Keeps off standard error what libraries warn of at every start and stop on a laptop, and what
 * nobody there can or need put right. The log file holds it all the same.
 */
public final class HarmlessWarnings extends Filter<ILoggingEvent> {
  private static final Set<String> LOGGERS =
      Set.of(
          // No security tokens, no log file of Flink's own.
          "org.apache.flink.runtime.security.token.DefaultDelegationTokenManager",
          "org.apache.flink.runtime.webmonitor.WebMonitorUtils",
          // First start: the metadata log is empty.
          "org.apache.kafka.controller.QuorumController",
          // Stop: the platform stops its parts inside the JVM's shutdown.
          "org.apache.pekko.actor.CoordinatedShutdown",
          "org.apache.kafka.clients.NetworkClient");

  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean harmless =
        event.getLevel().equals(Level.WARN) && LOGGERS.contains(event.getLoggerName());
    return harmless ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
