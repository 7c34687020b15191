package org.attune.analytics.trend;

/** Whether later data may still change a day. */
public enum Finality {
  PROVISIONAL,
  FINAL
}
