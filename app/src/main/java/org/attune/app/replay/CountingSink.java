package org.attune.app.replay;

/** Counts events on their way to another sink, or to nowhere. */
public final class CountingSink implements EventSink {
  private final EventSink target;
  private final EventCounts counts;

  /** A sink that counts into {@code counts} and closes its target when it is closed. */
  public CountingSink(EventSink target, EventCounts counts) {
    this.target = target;
    this.counts = counts;
  }

  @Override
  public void write(TimedEvent event) {
    target.write(event);
    counts.add(event);
  }

  @Override
  public void advanceTo(long receivedAtMillis) {
    target.advanceTo(receivedAtMillis);
  }

  @Override
  public void flush() {
    target.flush();
  }

  @Override
  public void close() {
    target.close();
  }

  /** Takes everything and keeps nothing; holds events to receive order all the same. */
  public static final class Nowhere implements EventSink {
    private final ReceiveClock clock = new ReceiveClock();

    @Override
    public void write(TimedEvent event) {
      clock.advance(event.receivedAtMillis());
    }

    @Override
    public void advanceTo(long receivedAtMillis) {
      clock.advance(receivedAtMillis);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
