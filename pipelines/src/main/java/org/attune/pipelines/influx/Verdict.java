package org.attune.pipelines.influx;

/** What to do about a request that has not succeeded. */
sealed interface Verdict {
  /** The server is away or busy: the same request will succeed. */
  record Retry() implements Verdict {}

  /**
   * The request will be refused for ever, for the sake of at least one of its points.
   *
   * @param reason why, when it held one point only
   */
  record Reject(DropReason reason) implements Verdict {}

  /**
   * Nothing can be written until a person puts something right.
   *
   * @param message what, without anything personal
   */
  record Fatal(String message) implements Verdict {}
}
