package org.attune.dashboard.duty;

import java.time.Instant;

/**
 * A caseload to hand over for a while.
 *
 * @param fromUserId who is away
 * @param toUserId who is told in their place, and holds their duties
 * @param startsAt from when
 * @param endsAt until when
 */
public record NewHandover(String fromUserId, String toUserId, Instant startsAt, Instant endsAt) {}
