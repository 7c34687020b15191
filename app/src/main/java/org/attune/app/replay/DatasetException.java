package org.attune.app.replay;

/** A data set that is not there or is not what it should be. The message says what and where. */
public final class DatasetException extends IllegalArgumentException {
  /** With a message for the person who named the path or the format. */
  public DatasetException(String message) {
    super(message);
  }

  /** With a message for the person who named the path or the format. */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
