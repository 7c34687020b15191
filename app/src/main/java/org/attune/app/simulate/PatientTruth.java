package org.attune.app.simulate;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a simulated patient.
 *
 * @param patientId opaque id, as in the events
 * @param displayName invented name for a directory of people; never in an event
 * @param archetype the course taken
 * @param changeDay study day on which the course turns (study day 1 is {@code firstDay}); null for
 *     courses without a turn
 * @param firstDay local date of study day 1
 * @param admittedAt start of the episode of care, on the day before
 * @param zoneId IANA zone at home
 * @param programId program of the episode of care
 * @param substanceUse true in a substance use program: craving and urges to use are asked for, and
 *     records are confidential under 42 CFR Part 2
 * @param wearable true when there is a wearable
 * @param assessmentEveryDays days between two administrations of a questionnaire
 */
public record PatientTruth(
    String patientId,
    String displayName,
    Archetype archetype,
    @Nullable Integer changeDay,
    LocalDate firstDay,
    Instant admittedAt,
    String zoneId,
    String programId,
    boolean substanceUse,
    boolean wearable,
    int assessmentEveryDays) {

  /** Local date of the change day, or null for courses without a turn. */
  public @Nullable LocalDate changeDate() {
    return changeDay == null ? null : firstDay.plusDays(changeDay - 1L);
  }

  /** Without the name, so that no log line holds one. */
  @Override
  public String toString() {
    return "PatientTruth[" + archetype + "]";
  }
}
