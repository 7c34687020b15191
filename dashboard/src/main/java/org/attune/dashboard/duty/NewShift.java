package org.attune.dashboard.duty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shift to enter.
 *
 * @param programId program
 * @param duty duty
 * @param userId who holds it
 * @param startsAt from when
 * @param endsAt until when; null until it is withdrawn
 */
public record NewShift(
    String programId, Duty duty, String userId, Instant startsAt, @Nullable Instant endsAt) {}
