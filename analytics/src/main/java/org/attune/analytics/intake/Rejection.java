package org.attune.analytics.intake;

/**
 * A record that is not used for trends.
 *
 * @param reason why
 * @param detail field at fault; never a value, never personal; may be empty
 */
public record Rejection(RejectionReason reason, String detail) {}
