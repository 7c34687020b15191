package org.attune.dashboard.security;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing there, or nothing that this viewer may know of: the two are not told apart. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotFoundException extends RuntimeException {
  public NotFoundException() {
    super("not found", null, false, false);
  }
}
