package org.attune.app.journal;

/**
 * A text that people labelled.
 *
 * @param group who or what it is split by: texts of one group are never on both sides
 * @param label as the data set has it
 * @param forum where it was posted; empty where all texts are of one
 * @param balance positive less negative words of a word list, as the data set counts them; 0 where
 *     it does not
 */
record LabelledText(String group, String label, String forum, double balance, String text) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "LabelledText[redacted]";
  }
}
