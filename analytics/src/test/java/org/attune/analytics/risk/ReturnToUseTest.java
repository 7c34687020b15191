package org.attune.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.attune.analytics.risk.TreatmentWeek.MISSING;
import static org.attune.analytics.risk.TreatmentWeek.NEGATIVE;
import static org.attune.analytics.risk.TreatmentWeek.POSITIVE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.UseReportMethod;
import org.attune.analytics.event.UseResult;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.risk.ReturnToUse.EarlyWeeks;
import org.attune.analytics.risk.ReturnToUse.Medication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReturnToUseTest {
  private static final LocalDate START = LocalDate.parse("2026-03-02");
  private static final int START_DAY = (int) START.toEpochDay();

  @Test
  void fourCleanWeeksScoreLeastAndFourWithoutASpecimenMost() {
    double clean = probability(NEGATIVE, NEGATIVE, NEGATIVE, NEGATIVE);
    double silent =
        ReturnToUse.score(
                new EarlyWeeks(List.of(MISSING, MISSING, MISSING, MISSING), false, 28, 0, null))
            .probability();

    assertThat(clean).isCloseTo(1 / (1 + Math.exp(1.8)), within(1e-12));
    assertThat(silent).isGreaterThan(0.9);
  }

  @Test
  void aRecentPositiveWeekWeighsMoreThanAnEarlyOne() {
    assertThat(probability(NEGATIVE, NEGATIVE, NEGATIVE, POSITIVE))
        .isGreaterThan(probability(POSITIVE, NEGATIVE, NEGATIVE, NEGATIVE))
        .isGreaterThan(probability(NEGATIVE, NEGATIVE, NEGATIVE, NEGATIVE));
  }

  @Test
  void theTermsAddUpToTheScoreAndNameOnlyWhatIsThere() {
    RiskScore score =
        ReturnToUse.score(
            new EarlyWeeks(
                List.of(POSITIVE, NEGATIVE, MISSING, POSITIVE), true, 3, 2, Medication.METHADONE));
    double logOdds = -1.8 + score.terms().stream().mapToDouble(Term::logOdds).sum();

    assertThat(score.probability()).isCloseTo(1 / (1 + Math.exp(-logOdds)), within(1e-12));
    assertThat(score.terms())
        .extracting(Term::words)
        .containsExactly(
            "weeks 0 to 2 with a positive test",
            "weeks 1 and 2 without a test",
            "week 3 positive",
            "positive test before treatment",
            "days since the last test",
            "days of use told in the week before it",
            "methadone");
  }

  @Test
  void otherNumbersOfWeeksAreRefused() {
    assertThatThrownBy(
            () -> ReturnToUse.score(new EarlyWeeks(List.of(NEGATIVE), false, 0, 0, null)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReturnIsFourBadWeeksInARowAllOfThemAfterTheLandmark() {
    List<TreatmentWeek> weeks = new ArrayList<>(Collections.nCopies(14, NEGATIVE));
    assertThat(ReturnToUse.returned(weeks)).isFalse();
    Collections.fill(weeks.subList(1, 7), MISSING);
    assertThat(ReturnToUse.returned(weeks)).as("only three after week 3").isFalse();
    weeks.set(7, POSITIVE);
    assertThat(ReturnToUse.returned(weeks)).isTrue();
    weeks.set(6, NEGATIVE);
    assertThat(ReturnToUse.returned(weeks)).isFalse();
    Collections.fill(weeks.subList(10, 14), POSITIVE);
    assertThat(ReturnToUse.returned(weeks)).as("week 13 does not count").isFalse();
    weeks.set(9, POSITIVE);
    assertThat(ReturnToUse.returned(weeks)).isTrue();
  }

  @Test
  void aPrescribedOpioidIsNoUseAndASpecimenNotGivenIsNoTest() {
    OpioidCourse course =
        OpioidCourse.of(
            List.of(
                test(1, "buprenorphine", UseResult.POSITIVE, true),
                test(8, "opioid", UseResult.NOT_PROVIDED, null),
                test(15, "cocaine", UseResult.POSITIVE, null),
                test(22, "methadone", UseResult.POSITIVE, null),
                test(23, "opioid", UseResult.NEGATIVE, null)));

    assertThat(course.weeks(START_DAY, 5))
        .containsExactly(NEGATIVE, MISSING, MISSING, POSITIVE, MISSING);
  }

  @Test
  void theEarlyWeeksAreCountedFromTheFirstDayOfTreatment() {
    List<SubstanceUseReport> reports =
        List.of(
            test(-3, "opioid", UseResult.POSITIVE, null),
            test(2, "opioid", UseResult.NEGATIVE, null),
            test(20, "opioid", UseResult.POSITIVE, null),
            told(12, "heroin", null),
            told(13, "heroin", null),
            told(13, "opioid", null),
            told(19, "opioid", null),
            told(18, "methadone", true),
            told(18, "alcohol", null),
            told(20, "opioid", null));

    assertThat(EarlyWeeks.of(OpioidCourse.of(reports), START_DAY, Medication.NALTREXONE))
        .isEqualTo(
            new EarlyWeeks(
                List.of(NEGATIVE, MISSING, POSITIVE, MISSING), true, 7, 2, Medication.NALTREXONE));
    assertThat(EarlyWeeks.of(OpioidCourse.of(List.of()), START_DAY, null))
        .isEqualTo(new EarlyWeeks(List.of(MISSING, MISSING, MISSING, MISSING), false, 28, 0, null));
  }

  @Test
  void aRetractedReportSaysNothing() {
    SubstanceUseReport positive = test(1, "opioid", UseResult.POSITIVE, null);
    SubstanceUseReport withdrawn =
        new SubstanceUseReport(
            APatient.enrolled().at(START.plusDays(1) + "T10:00").retractedBy(1).envelope(),
            UseReportMethod.PRESUMPTIVE_TEST,
            "opioid",
            UseResult.POSITIVE,
            null);

    assertThat(OpioidCourse.of(List.of(positive)).week(START_DAY)).isEqualTo(POSITIVE);
    assertThat(OpioidCourse.of(List.of(withdrawn)).week(START_DAY)).isEqualTo(MISSING);
  }

  private static double probability(TreatmentWeek... weeks) {
    return ReturnToUse.score(new EarlyWeeks(List.of(weeks), false, 0, 0, null)).probability();
  }

  private static SubstanceUseReport test(
      int day, String substance, UseResult result, @Nullable Boolean prescribed) {
    return report(day, UseReportMethod.PRESUMPTIVE_TEST, substance, result, prescribed);
  }

  private static SubstanceUseReport told(int day, String substance, @Nullable Boolean prescribed) {
    return report(day, UseReportMethod.SELF_REPORT, substance, UseResult.POSITIVE, prescribed);
  }

  private static SubstanceUseReport report(
      int day,
      UseReportMethod method,
      String substance,
      UseResult result,
      @Nullable Boolean prescribed) {
    return new SubstanceUseReport(
        APatient.enrolled().at(START.plusDays(day) + "T10:00").envelope(),
        method,
        substance,
        result,
        prescribed);
  }
}
