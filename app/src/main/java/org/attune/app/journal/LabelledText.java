package org.attune.app.journal;

/**
 * A text that people labelled.
 *
 * @param group who or what it is split by: texts of one group are never on both sides
 * @param label as the data set has it
 */
record LabelledText(String group, String label, String text) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "LabelledText[redacted]";
  }
}
