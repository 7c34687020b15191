package org.attune.analytics.risk;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.UseReportMethod;
import org.attune.analytics.event.UseResult;
import org.attune.analytics.substance.Substances;
import org.attune.analytics.time.LocalDays;

/**
 * What tests and self-reports tell of one person's use of opioids, by local day. Prescribed opioids
 * are none; a specimen that was not given is no test.
 */
public final class OpioidCourse {
  /** Days in a week of treatment; week 0 begins with the treatment. */
  public static final int DAYS_A_WEEK = 7;

  private final NavigableSet<Integer> tested = new TreeSet<>();
  private final Set<Integer> positive = new HashSet<>();
  private final Set<Integer> told = new HashSet<>();

  private OpioidCourse() {}

  /**
   * The course that reports tell of.
   *
   * @param reports of one person, in any order, as last revised; retracted ones are left out
   */
  public static OpioidCourse of(Collection<SubstanceUseReport> reports) {
    OpioidCourse course = new OpioidCourse();
    for (SubstanceUseReport report : reports) {
      if (!report.envelope().retracted() && Substances.isOpioid(report.substance())) {
        course.add(report);
      }
    }
    return course;
  }

  private void add(SubstanceUseReport report) {
    int day =
        LocalDays.epochDay(
            report.envelope().eventTimeMillis(), report.envelope().zoneOffsetMinutes());
    if (report.method() == UseReportMethod.SELF_REPORT) {
      if (report.unexpectedUse()) {
        told.add(day);
      }
    } else if (report.result() == UseResult.POSITIVE || report.result() == UseResult.NEGATIVE) {
      tested.add(day);
      if (report.unexpectedUse()) {
        positive.add(day);
      }
    }
  }

  /** The week of treatment from a first day on, days since 1970-01-01. */
  public TreatmentWeek week(int firstDay) {
    Set<Integer> days = tested.subSet(firstDay, firstDay + DAYS_A_WEEK);
    if (days.isEmpty()) {
      return TreatmentWeek.MISSING;
    }
    return days.stream().anyMatch(positive::contains)
        ? TreatmentWeek.POSITIVE
        : TreatmentWeek.NEGATIVE;
  }

  /** The first weeks of a treatment that began on a day, week 0 first. */
  public List<TreatmentWeek> weeks(int startDay, int count) {
    return IntStream.range(0, count).mapToObj(week -> week(startDay + DAYS_A_WEEK * week)).toList();
  }

  /** Days with a specimen. */
  NavigableSet<Integer> tested() {
    return tested;
  }

  /** True when a specimen of a day before {@code day} had an opioid. */
  boolean positiveBefore(int day) {
    return positive.stream().anyMatch(found -> found < day);
  }

  /** How many days from one to another, exclusive, the person told of use. */
  int daysTold(int from, int to) {
    return (int) told.stream().filter(day -> day >= from && day < to).count();
  }
}
