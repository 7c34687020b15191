package org.attune.dashboard.intake;

/**
 * How many records of a topic were not used for a reason.
 *
 * @param topic topic
 * @param code code of the reason
 * @param reason reason in words
 * @param records all of them
 * @param unreviewed those nobody has reviewed yet
 * @param rereadable those that may be read again
 * @param remedy what has to be mended before they are, or why nothing can be
 */
public record RejectionCount(
    String topic,
    String code,
    String reason,
    long records,
    long unreviewed,
    long rereadable,
    String remedy) {}
