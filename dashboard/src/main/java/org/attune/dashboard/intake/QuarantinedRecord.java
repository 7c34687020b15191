package org.attune.dashboard.intake;

import org.jspecify.annotations.Nullable;

/**
 * A record that was not used.
 *
 * @param topic topic it lies in
 * @param partition partition of the topic
 * @param offset offset in the partition
 * @param reason reason code in words
 * @param detail field or metric at fault, or null
 * @param fingerprint fingerprint of its schema, or null
 * @param at when it was produced, in words
 * @param remedy what has to be mended before it is read again, or why nothing can be
 * @param rereadable whether it may be read again
 * @param reread who had it read again, when, and what became of it, in words, or null
 * @param reviewed who reviewed it and when, in words, or null
 */
public record QuarantinedRecord(
    String topic,
    int partition,
    long offset,
    String reason,
    @Nullable String detail,
    @Nullable String fingerprint,
    String at,
    String remedy,
    boolean rereadable,
    @Nullable String reread,
    @Nullable String reviewed) {}
