package org.attune.influx;

import java.io.IOException;

/**
 * InfluxDB has answered, and not with success. The message names the status alone: the server's own
 * words repeat the data it was sent.
 */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  /**
   * Makes the refusal.
   *
   * @param status HTTP status
   * @param error what the server said: may hold data of patients, never to be logged
   */
  public RefusedException(int status, String error) {
    super("InfluxDB answered with status " + status);
    this.status = status;
    this.error = error;
  }

  /** HTTP status; 200 when a query was understood but could not be answered. */
  public int status() {
    return status;
  }

  /** What the server said: may hold data of patients, never to be logged. */
  public String error() {
    return error;
  }
}
