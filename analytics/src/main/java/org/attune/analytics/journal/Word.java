package org.attune.analytics.journal;

/**
 * One word of a sentence as the rules read it. Several may stem from one place of the text: "I'm"
 * is read as "i am".
 *
 * @param text lower case, without apostrophes, spelled as the rules spell it
 * @param start first UTF-16 unit in the entry's text
 * @param end first unit after it
 * @param afterBreak true when a comma or the like stands before it
 */
record Word(String text, int start, int end, boolean afterBreak) {
  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "Word[redacted]";
  }
}
