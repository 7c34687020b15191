package org.attune.dashboard.patient;

import java.util.List;
import org.attune.schemas.result.PriorityLevel;

/**
 * A patient's priority for review as a page shows it.
 *
 * @param level how soon the patient is to be looked at
 * @param label level in words
 * @param tone level as a CSS class
 * @param insufficient whether there is too little data to say anything
 * @param signals what contributes, in words
 * @param reassuring what reassures, in words
 * @param missing ids of metrics that have gone silent
 * @param assessed when it was assessed, in words
 * @param restricted whether 42 CFR Part 2 rules travel with it
 */
public record Priority(
    PriorityLevel level,
    String label,
    String tone,
    boolean insufficient,
    List<String> signals,
    List<String> reassuring,
    List<String> missing,
    String assessed,
    boolean restricted) {
  public Priority {
    signals = List.copyOf(signals);
    reassuring = List.copyOf(reassuring);
    missing = List.copyOf(missing);
  }
}
