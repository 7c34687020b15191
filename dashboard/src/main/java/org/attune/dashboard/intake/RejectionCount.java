package org.attune.dashboard.intake;

/**
 * How many records of a topic were not used for a reason.
 *
 * @param topic topic
 * @param reason reason in words
 * @param records all of them
 * @param unreviewed those nobody has reviewed yet
 */
public record RejectionCount(String topic, String reason, long records, long unreviewed) {}
