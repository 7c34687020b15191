package org.attune.analytics.event;

/** Who or what recorded an event. */
public enum Source {
  UNKNOWN,
  APP,
  DEVICE,
  CLINICIAN,
  /** Historical import: exempt from lateness, notifies nobody. */
  IMPORT,
  /** A history written with its own receipt times: judged like live data, notifies nobody. */
  REPLAY;

  /** True when the event tells of the past and must notify nobody. */
  public boolean historical() {
    return this == IMPORT || this == REPLAY;
  }
}
