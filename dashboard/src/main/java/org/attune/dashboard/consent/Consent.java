package org.attune.dashboard.consent;

/**
 * A consent as a page shows it: its latest version.
 *
 * @param consentId opaque id
 * @param version latest version, from 1
 * @param program whose records are disclosed
 * @param recipient to whom, in words
 * @param from from when, in words
 * @param until until when, in words
 * @param state whether it is in force, in words
 * @param revocable whether it can still be revoked
 */
public record Consent(
    String consentId,
    int version,
    String program,
    String recipient,
    String from,
    String until,
    String state,
    boolean revocable) {}
