package org.attune.app.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What a patient answers on a day of given levels: whole numbers, now and then a blank. */
final class Answers {
  private static final double MOMENT_SD = 0.8;
  private static final double SKIPPED = 0.02;
  private static final double BLANK = 0.01;

  /** How strongly each PHQ-9 item moves with severity; item 9 has a rule of its own. */
  private static final double[] PHQ_9_LOADINGS = {1.0, 1.1, 1.05, 1.15, 0.8, 0.95, 0.85, 0.6};

  private static final double[] GAD_7_LOADINGS = {1.15, 1.05, 1.1, 1.0, 0.8, 0.95, 0.8};

  private Answers() {}

  /**
   * Ratings of a check-in by metric id.
   *
   * @param diaryCard whether the evening's urges are asked for
   */
  static Map<String, Double> checkIn(
      DayLevels day, boolean diaryCard, boolean substanceUse, SplittableRandom random) {
    Map<String, Double> ratings = new LinkedHashMap<>();
    for (Feeling feeling : Feeling.values()) {
      if (day.feelings().containsKey(feeling)
          && (feeling == Feeling.MOOD || random.nextDouble() >= SKIPPED)) {
        ratings.put(feeling.metric(), rounded(day.level(feeling), MOMENT_SD, 10, random));
      }
    }
    if (diaryCard) {
      ratings.put("urge-suicide", rounded(day.suicideUrge(), 0.5, 5, random));
      ratings.put("urge-self-harm", rounded(day.selfHarmUrge(), 0.5, 5, random));
      if (substanceUse) {
        ratings.put("urge-use", rounded(day.useUrge(), 0.6, 5, random));
      }
    }
    return ratings;
  }

  /** Nine items of 0 to 3; null where blank. */
  static List<@Nullable Integer> phq9(
      DayLevels day, boolean suicideIdeation, SplittableRandom random) {
    List<@Nullable Integer> items = items(PHQ_9_LOADINGS, day.severity(), random);
    double thoughts =
        suicideIdeation ? 2.2 * (day.severity() - 0.45) : 0.8 * (day.severity() - 0.65);
    items.add((int) rounded(3 * thoughts, 0.3, 3, random));
    return items;
  }

  /** Seven items of 0 to 3; null where blank. */
  static List<@Nullable Integer> gad7(DayLevels day, SplittableRandom random) {
    return items(GAD_7_LOADINGS, day.severity(), random);
  }

  /** Sum of the items, or null with a blank among them. */
  static @Nullable Integer total(List<@Nullable Integer> items) {
    int sum = 0;
    for (Integer item : items) {
      if (item == null) {
        return null;
      }
      sum += item;
    }
    return sum;
  }

  private static List<@Nullable Integer> items(
      double[] loadings, double severity, SplittableRandom random) {
    List<@Nullable Integer> items = new ArrayList<>();
    for (double loading : loadings) {
      int answer = (int) rounded(3 * severity * loading, 0.45, 3, random);
      items.add(random.nextDouble() < BLANK ? null : answer);
    }
    return items;
  }

  private static double rounded(double level, double sd, double most, SplittableRandom random) {
    // Adding zero turns a rounded -0.0 into 0.0.
    return Math.rint(Course.clip(level + sd * random.nextGaussian(), 0, most)) + 0.0;
  }
}
