package org.attune.analytics.trend.change;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is usual for adults, for the metrics of which a published figure was found that counts the
 * same thing by the same kind of device. The reasons, and what has none and why, are in {@code
 * docs/CLINICAL.md}.
 *
 * <p>A self-rating has none: a scale means to each person what that person makes of it.
 */
public final class PopulationNorms {
  /**
   * How many own days a start weighs as much as before the first of them: half a baseline. Policy,
   * not a figure of the sources.
   */
  static final double PSEUDO_DAYS = 7;

  private static final List<PopulationNorm> NORMS =
      List.of(
          new PopulationNorm(
              "resting-heart-rate",
              65.5,
              7.7,
              "Quer et al. 2020, PLoS ONE 15(2):e0227709: means of 92 457 adults who wore a"
                  + " tracker, 65.5 (SD 7.7) per minute"),
          new PopulationNorm(
              "respiratory-rate",
              15.4,
              2.25,
              "Natarajan et al. 2021, npj Digit Med 4:136: nights of 10 000 adults who wore a"
                  + " tracker, mean 15.4, 90 % within 11.8 to 19.2 per minute; SD = (19.2 - 11.8) /"
                  + " (2 x 1.645)"),
          new PopulationNorm(
              "spo2",
              96.5,
              1.5,
              "Gries, Brooks 1996, Chest 110:1489: median of the night in 350 healthy people, 96.5"
                  + " (SD 1.5) %, lower above the age of 60"),
          new PopulationNorm(
              "daily-steps",
              7731,
              2936,
              "Master et al. 2022, Nat Med 28:2301: long-term means of 6 042 adults who wore a"
                  + " tracker, median 7 731, quartiles 5 867 and 9 827; SD = (9827 - 5867) / 1.349"),
          new PopulationNorm(
              "sleep-duration",
              6.1,
              1.2,
              "Lauderdale et al. 2006, Am J Epidemiol 164:5: three nights of 669 adults of 38 to 50"
                  + " years with a wrist device, 6.1 (SD 1.2) h"),
          new PopulationNorm(
              "sleep-duration-reported",
              7.0,
              0.95,
              "Ursin et al. 2005, Sleep 28:1260: questionnaires of 8 860 adults of 40 to 45 years,"
                  + " weekdays, men 6 h 52 min (SD 55 min), women 7 h 11 min (SD 57 min); both"
                  + " halves as large"));

  private static final Map<String, PopulationStart> STARTS =
      NORMS.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  PopulationNorm::metric,
                  norm -> new PopulationStart(norm.mean(), norm.sd(), PSEUDO_DAYS)));

  private PopulationNorms() {}

  /** All of them, in the order of the clinical basis. */
  public static List<PopulationNorm> all() {
    return NORMS;
  }

  /** The start of a metric, {@link PopulationStart#NONE} where nothing good is published. */
  public static PopulationStart start(String metric) {
    return STARTS.getOrDefault(metric, PopulationStart.NONE);
  }
}
