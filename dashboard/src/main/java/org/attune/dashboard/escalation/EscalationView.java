package org.attune.dashboard.escalation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an alert has gone, as a page shows it.
 *
 * @param steps whom its latest round has told and what nobody held, in words, the first first
 * @param reached the duty it has come to, in words; null before anybody was told
 * @param gap whether some duty was held by nobody
 * @param next what happens when nobody acknowledges, in words; null when it no longer waits
 */
public record EscalationView(
    List<String> steps, @Nullable String reached, boolean gap, @Nullable String next) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "EscalationView[steps=" + steps.size() + ", gap=" + gap + "]";
  }
}
