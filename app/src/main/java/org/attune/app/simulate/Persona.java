package org.attune.app.simulate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What stays the same of one simulated patient.
 *
 * @param severity usual symptom severity, 0 to 1, before the course acts on it
 * @param answerRate share of asked check-ins that are answered, 0 to 1
 * @param midday whether there is a check-in at midday too
 * @param wakeMinute usual minute of the day of waking up
 * @param sleepHours usual sleep
 * @param restingBpm usual resting heart rate
 * @param rmssdMillis usual nightly heart rate variability
 * @param steps usual steps a day
 * @param assessmentEveryDays days between questionnaires; 7 where thoughts of death may come
 * @param suicideIdeation whether thoughts of death come with severity
 * @param selfHarmUrges whether urges to self-harm come with severity
 * @param homeZone zone at home
 * @param awayZone zone when travelling
 */
record Persona(
    double severity,
    double answerRate,
    boolean midday,
    int wakeMinute,
    double sleepHours,
    double restingBpm,
    double rmssdMillis,
    int steps,
    int assessmentEveryDays,
    boolean suicideIdeation,
    boolean selfHarmUrges,
    String homeZone,
    String awayZone) {
  private static final int WEEKLY = 7;
  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "America/Chicago",
          "America/Chicago",
          "America/Denver",
          "America/Phoenix",
          "America/Los_Angeles");

  /** A program asks every week where thoughts of death may come. */
  Persona {
    assessmentEveryDays = suicideIdeation ? WEEKLY : assessmentEveryDays;
  }

  static Persona draw(Archetype archetype, SplittableRandom random) {
    boolean traveller = archetype == Archetype.TRAVELLER;
    String drawnZone = ZONES.get(random.nextInt(ZONES.size()));
    return new Persona(
        switch (archetype) {
          case IMPROVING -> random.nextDouble(0.58, 0.70);
          case DETERIORATING -> random.nextDouble(0.30, 0.38);
          default -> random.nextDouble(0.26, 0.46);
        },
        random.nextDouble(0.72, 0.95),
        random.nextDouble() < 0.5,
        random.nextInt(375, 480),
        random.nextDouble(6.8, 8.0),
        random.nextDouble(56, 72),
        random.nextDouble(32, 62),
        random.nextInt(4500, 9500),
        random.nextDouble() < 0.6 ? WEEKLY : 2 * WEEKLY,
        archetype == Archetype.DETERIORATING || random.nextDouble() < 0.12,
        random.nextDouble() < 0.15,
        traveller ? "America/Los_Angeles" : drawnZone,
        traveller ? "America/New_York" : drawnZone);
  }
}
