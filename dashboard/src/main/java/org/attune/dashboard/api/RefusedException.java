package org.attune.dashboard.api;

import org.attune.dashboard.security.Problem;
import org.springframework.http.HttpStatus;

/** Something that was understood and is not done. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private RefusedException(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  /**
   * A rule or the state of things stands against it.
   *
   * @param code names the reason
   * @param words says it, and what to do next
   */
  static RefusedException of(HttpStatus status, String code, String words) {
    return new RefusedException(Problem.of(status, code, words));
  }

  /** A field is missing or holds what it cannot. */
  static RefusedException at(String field, String words) {
    return new RefusedException(Problem.at(field, words));
  }

  Problem problem() {
    return problem;
  }
}
