package org.attune.analytics.alert;

/**
 * When an input is taken in.
 *
 * @param nowMillis Flink time, epoch milliseconds UTC
 * @param loggedAtMillis log time of the input, epoch milliseconds UTC; 0 where there is no log
 * @param receivedAtMillis when what it tells was received, epoch milliseconds UTC; 0 where nothing
 *     was
 */
record Turn(long nowMillis, long loggedAtMillis, long receivedAtMillis) {
  /** Log times after this are a broken clock's: the end of the year 9999, UTC. */
  private static final long LATEST_MILLIS = 253_402_300_799_999L;

  Turn {
    loggedAtMillis = loggedAtMillis > LATEST_MILLIS ? 0 : loggedAtMillis;
  }

  /**
   * The revision that follows: one more, and not below the log time of what makes it. So what is
   * built from the log again reaches the revisions that readers have, however few steps it takes.
   */
  long after(long revision) {
    return Math.max(revision + 1, loggedAtMillis);
  }

  /**
   * When evidence came, which stands in whatever order the log is read: its receipt, epoch
   * milliseconds UTC; now where it tells none, or one that is still to come.
   */
  long receiptOf(Evidence evidence) {
    long receivedAt = evidence.receivedAtMillis();
    return receivedAt <= 0 ? nowMillis : Math.min(nowMillis, receivedAt);
  }

  /**
   * When the input came, which stands in whatever order the log is read: its receipt, or its log
   * time where nothing was received.
   */
  long cameAtMillis() {
    long cameAt = receivedAtMillis > 0 ? receivedAtMillis : loggedAtMillis;
    return cameAt <= 0 ? nowMillis : Math.min(nowMillis, cameAt);
  }

  /** Shows nothing personal: when somebody did what. */
  @Override
  public String toString() {
    return "Turn[redacted]";
  }
}
