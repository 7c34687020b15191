package org.attune.dashboard.alert;

import java.time.Instant;

/**
 * One notification as the page shows it.
 *
 * @param notificationId position in the order of notifications, from 1
 * @param sentence what this evidence says
 * @param at when staff were notified, in the staff's words and zone
 * @param notifiedAt when staff were notified
 * @param alert the alert it belongs to, as it stands now
 */
public record NewAlert(
    long notificationId, String sentence, String at, Instant notifiedAt, AlertView alert) {}
