package org.attune.analytics.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input led to.
 *
 * @param state to keep
 * @param alerts episodes that changed
 * @param risk priority for review when it changed, else null
 */
public record AlertResult(AlertState state, List<Alert> alerts, @Nullable RiskAssessment risk) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "AlertResult[redacted]";
  }
}
