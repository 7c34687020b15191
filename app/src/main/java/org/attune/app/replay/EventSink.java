package org.attune.app.replay;

/** Where a stream of events goes. Not thread-safe. */
public interface EventSink extends AutoCloseable {
  /**
   * Takes the next event.
   *
   * @throws IllegalStateException when it was received before one already taken
   */
  void write(TimedEvent event);

  /**
   * Says that time has run to this instant of the history without further events.
   *
   * @param receivedAtMillis milliseconds since 1970-01-01T00:00Z
   */
  void advanceTo(long receivedAtMillis);

  /** Returns when everything taken so far is where it belongs. */
  void flush();

  /** Flushes and releases what the sink holds. */
  @Override
  void close();
}
