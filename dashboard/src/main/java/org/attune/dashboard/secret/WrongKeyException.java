package org.attune.dashboard.secret;

/** What is stored was sealed with another key, or changed since. */
public final class WrongKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongKeyException(String message) {
    super(message);
  }
}
