package org.attune.app.simulate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * How one patient is on one day, before any answer is given or sample taken.
 *
 * @param studyDay 1 on the first day of the history
 * @param date local date
 * @param zone where the patient is
 * @param severity symptom severity, 0 to 1
 * @param feelings level of each rating, 0 to 10 and a little beyond
 * @param suicideUrge level of the diary card's urge, 0 to 5 and a little beyond
 * @param selfHarmUrge level of the diary card's urge
 * @param useUrge level of the diary card's urge
 * @param answerRate chance that a check-in is answered, 0 to 1
 * @param worn whether the wearable is worn
 * @param sleepHours hours asleep in the night that ended this morning
 * @param sleepEfficiency percent of the time in bed asleep
 * @param restingBpm resting heart rate
 * @param rmssdMillis heart rate variability of the night
 * @param steps steps to be taken
 * @param phoneClockError what the phone's clock adds to the true time
 */
record DayLevels(
    int studyDay,
    LocalDate date,
    ZoneId zone,
    double severity,
    Map<Feeling, Double> feelings,
    double suicideUrge,
    double selfHarmUrge,
    double useUrge,
    double answerRate,
    boolean worn,
    double sleepHours,
    double sleepEfficiency,
    double restingBpm,
    double rmssdMillis,
    int steps,
    Duration phoneClockError) {

  double level(Feeling feeling) {
    return feelings.getOrDefault(feeling, 0.0);
  }
}
