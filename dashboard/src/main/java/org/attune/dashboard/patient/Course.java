package org.attune.dashboard.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.attune.dashboard.wording.MetricLabels;
import org.attune.dashboard.wording.Times;
import org.jspecify.annotations.Nullable;

/**
 * What the days up to one day say of a metric's course; each is null where they say nothing.
 *
 * @param slope Theil-Sen slope over 14 days, metric's unit per day
 * @param slopeLower lower end of its 95 % interval
 * @param slopeUpper upper end of its 95 % interval
 * @param variabilityRatio standard deviation of the week as a multiple of the baseline's
 * @param variabilityLimit multiple from which it is unusual
 * @param admissionMean mean of the first baseline where a later one is in force, metric's unit
 */
public record Course(
    @Nullable Double slope,
    @Nullable Double slopeLower,
    @Nullable Double slopeUpper,
    @Nullable Double variabilityRatio,
    @Nullable Double variabilityLimit,
    @Nullable Double admissionMean) {
  /** Days that say nothing of a course. */
  public static final Course UNKNOWN = new Course(null, null, null, null, null, null);

  /**
   * The course in sentences, only those that say something.
   *
   * @param lastDay day the course ends with
   * @param silent days since then
   * @param stale whether nothing is known of the metric now: then only where it began is said
   */
  List<String> sentences(LocalDate lastDay, long silent, boolean stale) {
    List<String> said = new ArrayList<>();
    if (!stale) {
      boolean recent = silent <= 1;
      String until = Times.plainDay(lastDay);
      addSlope(said, recent ? "over the last 14 days" : "over the 14 days to " + until);
      if (variabilityRatio != null
          && variabilityLimit != null
          && variabilityRatio >= variabilityLimit) {
        said.add(
            "More changeable than usual "
                + (recent ? "this week." : "in the week to " + until + "."));
      }
    }
    if (admissionMean != null) {
      said.add("Admission average: " + MetricLabels.number(admissionMean) + ".");
    }
    return said;
  }

  /** Said only when the interval excludes 0: otherwise its very direction is not known. */
  private void addSlope(List<String> said, String span) {
    if (slope == null || slopeLower == null || slopeUpper == null) {
      return;
    }
    if (slopeLower > 0) {
      said.add(sentence("Rising", slope, slopeLower, slopeUpper, span));
    } else if (slopeUpper < 0) {
      said.add(sentence("Falling", -slope, -slopeUpper, -slopeLower, span));
    }
  }

  private static String sentence(String way, double slope, double least, double most, String span) {
    return way
        + " by about "
        + MetricLabels.rate(slope)
        + " a day "
        + span
        + " ("
        + MetricLabels.rate(least)
        + " to "
        + MetricLabels.rate(most)
        + ").";
  }
}
