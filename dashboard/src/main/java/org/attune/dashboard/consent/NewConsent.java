package org.attune.dashboard.consent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A consent that a patient has signed.
 *
 * @param programId whose records are disclosed
 * @param recipientTeamId to which care team, or null for those who treat the patient already
 * @param from first day, or null for at once
 * @param until last day, or null for until it is revoked
 */
public record NewConsent(
    String programId,
    @Nullable String recipientTeamId,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {}
