package org.attune.analytics.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How likely a return to opioid use is, told at the end of week 3 of a treatment from its weeks 0
 * to 3.
 *
 * <p>Return to use is four bad weeks in a row (a positive test, or none), all of them in weeks 4 to
 * 12: after the weeks that the score is made of. The published score of Luo 2023 (JAMA Psychiatry)
 * counts early weeks into both. Weights: logistic regression on half of the people of CTN-0027,
 * CTN-0030 and CTN-0051 ({@code docs/MODELS.md}).
 */
public final class ReturnToUse {
  /** Whole weeks that must have passed: weeks 0 to 3. */
  public static final int LANDMARK_WEEKS = 4;

  /** Last week of the outcome. */
  public static final int LAST_WEEK = 12;

  /** Bad weeks in a row that make a return to use. */
  public static final int BAD_WEEKS = 4;

  /** From this probability up the score says that a return is more likely than not. */
  public static final double LIKELY = 0.5;

  private static final double INTERCEPT = -1.8;
  private static final double EARLY_POSITIVE_WEEK = 0.3;
  private static final double LAST_WEEK_POSITIVE = 1.1;
  private static final double EARLY_MISSING_WEEK = 0.5;
  private static final double LAST_WEEK_MISSING = 0.65;
  private static final double POSITIVE_BEFORE = 0.5;
  private static final double DAY_SINCE_SPECIMEN = 0.13;
  private static final double DAY_OF_USE_TOLD = 0.18;
  private static final double METHADONE = -0.65;
  private static final double NALTREXONE = -0.75;

  /** The medication for opioid use disorder that a treatment was begun with. */
  public enum Medication {
    METHADONE,
    BUPRENORPHINE,
    NALTREXONE
  }

  /**
   * What is known at the landmark.
   *
   * @param weeks weeks 0 to 3
   * @param positiveBefore a test before the treatment found an opioid
   * @param daysSinceSpecimen days from the last specimen since the start to the last day of week 3;
   *     28 without one
   * @param daysTold days of use that the person told of, of the seven before the last specimen
   * @param medication begun by then, or null
   */
  public record EarlyWeeks(
      List<TreatmentWeek> weeks,
      boolean positiveBefore,
      int daysSinceSpecimen,
      int daysTold,
      @Nullable Medication medication) {

    /**
     * The early weeks of a course.
     *
     * @param course of reports received by the end of week 3, and of no others: what is told later
     *     of these days is not known at the landmark
     * @param startDay first day of the treatment, days since 1970-01-01
     */
    public static EarlyWeeks of(
        OpioidCourse course, int startDay, @Nullable Medication medication) {
      int days = LANDMARK_WEEKS * OpioidCourse.DAYS_A_WEEK;
      Integer last = course.tested().lower(startDay + days);
      boolean none = last == null || last < startDay;
      int lastDay = none || last == null ? startDay : last;
      return new EarlyWeeks(
          course.weeks(startDay, LANDMARK_WEEKS),
          course.positiveBefore(startDay),
          none ? days : startDay + days - 1 - lastDay,
          course.daysTold(Math.max(startDay, lastDay - OpioidCourse.DAYS_A_WEEK), lastDay),
          medication);
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "EarlyWeeks[redacted]";
    }
  }

  private ReturnToUse() {}

  /**
   * The score.
   *
   * @throws IllegalArgumentException when the weeks are not four
   */
  public static RiskScore score(EarlyWeeks early) {
    List<TreatmentWeek> weeks = early.weeks();
    if (weeks.size() != LANDMARK_WEEKS) {
      throw new IllegalArgumentException(weeks.size() + " weeks instead of " + LANDMARK_WEEKS);
    }
    TreatmentWeek last = weeks.get(LANDMARK_WEEKS - 1);
    List<Term> terms = new ArrayList<>();
    add(
        terms,
        "weeks 0 to 2 with a positive test",
        count(weeks.subList(0, 3), TreatmentWeek.POSITIVE),
        EARLY_POSITIVE_WEEK);
    // A week 0 without a specimen says nothing: many treatments begin at its end.
    add(
        terms,
        "weeks 1 and 2 without a test",
        count(weeks.subList(1, 3), TreatmentWeek.MISSING),
        EARLY_MISSING_WEEK);
    add(terms, "week 3 positive", last == TreatmentWeek.POSITIVE ? 1 : 0, LAST_WEEK_POSITIVE);
    add(terms, "week 3 without a test", last == TreatmentWeek.MISSING ? 1 : 0, LAST_WEEK_MISSING);
    add(terms, "positive test before treatment", early.positiveBefore() ? 1 : 0, POSITIVE_BEFORE);
    add(terms, "days since the last test", early.daysSinceSpecimen(), DAY_SINCE_SPECIMEN);
    add(terms, "days of use told in the week before it", early.daysTold(), DAY_OF_USE_TOLD);
    if (early.medication() == Medication.METHADONE) {
      add(terms, "methadone", 1, METHADONE);
    } else if (early.medication() == Medication.NALTREXONE) {
      add(terms, "naltrexone", 1, NALTREXONE);
    }
    return RiskScore.of(INTERCEPT, terms);
  }

  /**
   * Whether a course became a return to use.
   *
   * @param weeks from week 0 on; those after week 12 do not count
   */
  public static boolean returned(List<TreatmentWeek> weeks) {
    int run = 0;
    for (int week = LANDMARK_WEEKS; week <= LAST_WEEK && week < weeks.size(); week++) {
      run = weeks.get(week).bad() ? run + 1 : 0;
      if (run == BAD_WEEKS) {
        return true;
      }
    }
    return false;
  }

  private static int count(List<TreatmentWeek> weeks, TreatmentWeek wanted) {
    return (int) weeks.stream().filter(wanted::equals).count();
  }

  private static void add(List<Term> terms, String words, double amount, double weight) {
    terms.add(new Term(words, amount, amount * weight));
  }
}
