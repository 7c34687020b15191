package org.attune.dashboard.health;

import org.jspecify.annotations.Nullable;

/**
 * A line of the page.
 *
 * @param what a job, a topic, or a way out
 * @param state in words
 * @param red whether somebody should do something
 * @param progress when it last came on, or what waits, in words
 * @param next what to do; null when nothing is to be done
 */
public record HealthRow(
    String what, String state, boolean red, String progress, @Nullable String next) {}
