package org.attune.analytics.instrument;

/** Where a score stands beside the response to be expected. */
public enum ResponseSignal {
  /** In remission. */
  BLUE,
  /** As expected or better. */
  GREEN,
  /** Among the slowest sixth. */
  YELLOW,
  /** Among the slowest tenth, or deteriorated since intake. */
  RED
}
