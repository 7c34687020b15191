package org.attune.analytics.instrument;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was filled in.
 *
 * @param version version id; empty when it is not known
 * @param lookBackDays days the questions look back over; 0 when not known
 * @param answered item number → answer code, without the blank items
 * @param reportedTotal total printed by the source, or null
 */
public record Form(
    String version,
    int lookBackDays,
    Map<Integer, Integer> answered,
    @Nullable Integer reportedTotal) {
  /** Answers of which nothing else is known. */
  public static Form of(Map<Integer, Integer> answered) {
    return new Form("", 0, answered, null);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Form[redacted]";
  }
}
