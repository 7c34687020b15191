package org.attune.app.simulate;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.attune.app.replay.Envelope;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.SubstanceUseReport;
import org.attune.schemas.event.UseReportMethod;
import org.attune.schemas.event.UseResult;

/**
 * Tests and self-reports of a patient in a substance use program: a screen twice a week, not given
 * now and then, and a word about the day's use with the evening check-in. Whoever takes
 * buprenorphine has it found, as prescribed.
 */
final class UseReports {
  private static final Set<DayOfWeek> TEST_DAYS = Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
  private static final int TEST_MINUTE = 11 * 60 + 30;
  private static final int TOLD_MINUTE = 21 * 60 + 30;
  private static final double GIVEN = 0.93;
  private static final double GIVEN_AFTER_RETURN = 0.6;
  private static final double USES_AFTER_RETURN = 0.55;
  private static final double TELLS_OF_USE = 0.7;

  private final SimulatedPatient patient;
  private final Treatments treatments;
  private final Consumer<Statement> statements;
  private final SplittableRandom random;
  private final String substance;
  private boolean stated;

  UseReports(SimulatedPatient patient, Treatments treatments, Consumer<Statement> statements) {
    this.patient = patient;
    this.treatments = treatments;
    this.statements = statements;
    this.random = patient.random("use");
    boolean opioid = random.nextDouble() < 0.6;
    this.substance =
        opioid || patient.truth().archetype() == Archetype.RETURN_TO_USE ? "opioid" : "alcohol";
  }

  /** The reports of a day; none outside a substance use program. */
  void of(DayLevels day, List<TimedEvent> events) {
    // Drawn on every day, so that one lost day leaves the others as they were.
    double uses = random.nextDouble();
    double given = random.nextDouble();
    double tells = random.nextDouble();
    double answers = random.nextDouble();
    if (!patient.truth().substanceUse()) {
      return;
    }
    Integer changeDay = patient.truth().changeDay();
    boolean returned =
        patient.truth().archetype() == Archetype.RETURN_TO_USE
            && changeDay != null
            && day.studyDay() >= changeDay;
    boolean used = returned && uses < USES_AFTER_RETURN;
    if (TEST_DAYS.contains(day.date().getDayOfWeek())) {
      // What was used yesterday is found today, too: opioids stay in urine for days.
      boolean found = returned && uses < (1 + USES_AFTER_RETURN) / 2;
      boolean specimen = given < (returned ? GIVEN_AFTER_RETURN : GIVEN) && day.answerRate() >= 0.1;
      TimedEvent test = test(day, substance, found, specimen, false);
      events.add(test);
      state(test, eventId(day, "test|" + substance), found && specimen);
      if (treatments.onBuprenorphine(day)) {
        events.add(test(day, "buprenorphine", true, specimen, true));
      }
    }
    if (answers < day.answerRate()) {
      boolean told = used && tells < TELLS_OF_USE;
      TimedEvent report =
          at(day, "told", TOLD_MINUTE)
              .substanceUse(
                  SubstanceUseReport.newBuilder()
                      .setMethod(UseReportMethod.SELF_REPORT)
                      .setSubstance(substance)
                      .setFinding(told ? UseResult.POSITIVE : UseResult.NEGATIVE));
      events.add(report);
      state(report, eventId(day, "told"), told);
    }
  }

  /** The first finding of a return is stated; what follows goes on. */
  private void state(TimedEvent event, String eventId, boolean use) {
    if (use && !stated) {
      stated = true;
      statements.accept(Statement.of(event, eventId, Statement.Subject.OPIOID_USE));
    }
  }

  private String eventId(DayLevels day, String what) {
    return patient.eventId("use", what + "|" + day.date());
  }

  private TimedEvent test(
      DayLevels day, String of, boolean found, boolean specimen, boolean prescribed) {
    UseResult result =
        !specimen ? UseResult.NOT_PROVIDED : found ? UseResult.POSITIVE : UseResult.NEGATIVE;
    return at(day, "test|" + of, TEST_MINUTE)
        .substanceUse(
            SubstanceUseReport.newBuilder()
                .setMethod(UseReportMethod.PRESUMPTIVE_TEST)
                .setSubstance(of)
                .setFinding(result)
                .setPrescribed(prescribed));
  }

  private Envelope at(DayLevels day, String what, int minute) {
    ZonedDateTime at = PatientDays.local(day, minute);
    return new Envelope(
        eventId(day, what),
        patient.truth().patientId(),
        at.toInstant(),
        at.toInstant().plus(25, ChronoUnit.SECONDS),
        PatientDays.offsetMinutes(at),
        Source.REPLAY,
        patient.confidentiality());
  }
}
