package org.attune.dashboard.intake;

import java.util.List;

/**
 * What became of the records that somebody had read again in one step.
 *
 * @param asked by whom and when, in words
 * @param topic topic
 * @param reason why they were set aside, in words
 * @param records how many
 * @param waiting how many are not known to be accepted or refused yet
 * @param outcomes what became of them, in words, each with its count
 */
public record RereadRow(
    String asked, String topic, String reason, long records, long waiting, List<String> outcomes) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "RereadRow[topic=" + topic + ", records=" + records + "]";
  }
}
