package org.attune.dashboard.directory;

import org.jspecify.annotations.Nullable;

/**
 * A patient with open safety alerts that no account may see, told without anything of the alerts.
 *
 * @param patientId opaque id
 * @param careTeam name of the care team, or null when there is none
 * @param alerts number of such alerts
 */
public record UnseenAlert(String patientId, @Nullable String careTeam, int alerts) {}
