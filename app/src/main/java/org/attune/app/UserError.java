package org.attune.app;

import org.jspecify.annotations.Nullable;

/**
 * Something the person at the keyboard can put right. The message is one line: what is wrong, and
 * what to do next. The command line prints it alone and leaves with exit code {@value #EXIT_CODE}.
 */
public final class UserError extends RuntimeException {
  /** Exit code of a command that could not be carried out as it was given. */
  public static final int EXIT_CODE = 2;

  private static final long serialVersionUID = 1L;

  /**
   * Makes the error.
   *
   * @param message what is wrong and what to do next, in one line
   */
  public UserError(String message) {
    this(message, null);
  }

  /**
   * Makes the error from what brought it to light.
   *
   * @param message what is wrong and what to do next, in one line
   * @param cause shown only with {@code --verbose}
   */
  public UserError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
