package org.attune.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps libraries' warnings off standard error: a broker, a stream processor and a database that
 * start side by side in one JVM warn of each other until all are up, and nobody there can put that
 * right. The log file holds them; errors and Attune's own warnings are shown.
 */
public final class LibraryWarnings extends Filter<ILoggingEvent> {
  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean ours = event.getLoggerName().startsWith("org.attune.");
    return event.getLevel().isGreaterOrEqual(Level.ERROR) || ours
        ? FilterReply.NEUTRAL
        : FilterReply.DENY;
  }
}
