package org.attune.dashboard.alert;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did about an alert, as the page shows it.
 *
 * @param who name on screen
 * @param at when, in words
 * @param what in words
 * @param reason in the clinician's words; null when none was given
 */
public record ActionRow(String who, String at, String what, @Nullable String reason) {
  /** Shows neither name nor reason. */
  @Override
  public String toString() {
    return "ActionRow[what=" + what + "]";
  }
}
