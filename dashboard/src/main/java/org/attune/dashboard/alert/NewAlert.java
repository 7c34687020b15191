package org.attune.dashboard.alert;

/**
 * One notification as the page shows it.
 *
 * @param notificationId position in the order of notifications, from 1
 * @param sentence what this evidence says
 * @param at when staff were notified, in the staff's words and zone
 * @param alert the alert it belongs to, as it stands now
 */
public record NewAlert(long notificationId, String sentence, String at, AlertView alert) {}
