package org.attune.app.replay;

/** Time as the events of a stream tell it: it never runs back. */
final class ReceiveClock {
  private long nowMillis = Long.MIN_VALUE;

  /**
   * Moves on to an instant.
   *
   * @throws IllegalStateException when it lies before the present one
   */
  void advance(long receivedAtMillis) {
    if (receivedAtMillis < nowMillis) {
      throw new IllegalStateException(
          "events must come in receive order: "
              + receivedAtMillis
              + " ms came after "
              + nowMillis
              + " ms");
    }
    nowMillis = receivedAtMillis;
  }
}
