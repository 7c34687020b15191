package org.attune.app.simulate;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.attune.app.replay.Envelope;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.MedicationClass;
import org.attune.schemas.event.TreatmentChange;
import org.attune.schemas.event.TreatmentEvent;

/**
 * Changes of treatment of one patient: everybody enters intensive outpatient care; some start a
 * medication, have its dose raised, or stop it. Codes of medications are RxNorm ingredients.
 */
final class Treatments {
  private static final double MEDICATED_SHARE = 0.45;
  private static final int RAISED_AFTER_DAYS = 21;
  private static final int STOPPED_BEFORE_DAYS = 3;

  /** A medication with its first and its raised daily dose, milligrams. */
  private record Medication(
      String rxnorm, MedicationClass given, double firstMilligrams, double raisedMilligrams) {}

  private static final Medication SERTRALINE =
      new Medication("36437", MedicationClass.ANTIDEPRESSANT, 50, 100);
  private static final Medication ESCITALOPRAM =
      new Medication("321988", MedicationClass.ANTIDEPRESSANT, 10, 20);
  private static final Medication BUPRENORPHINE =
      new Medication("1819", MedicationClass.OPIOID_USE_DISORDER, 8, 16);

  private final SimulatedPatient patient;
  private final Consumer<Statement> statements;
  private final Medication medication;
  private final boolean medicated;
  private final int startDay;

  Treatments(SimulatedPatient patient, Consumer<Statement> statements) {
    this.patient = patient;
    this.statements = statements;
    SplittableRandom random = patient.random("treatment");
    boolean returning = patient.truth().archetype() == Archetype.RETURN_TO_USE;
    this.medicated = random.nextDouble() < MEDICATED_SHARE || returning;
    this.startDay = 3 + random.nextInt(6);
    this.medication = returning ? BUPRENORPHINE : random.nextBoolean() ? SERTRALINE : ESCITALOPRAM;
  }

  /** The changes of a day. */
  void of(DayLevels day, List<TimedEvent> events) {
    if (day.studyDay() == 1) {
      events.add(
          at(day, "level-of-care")
              .treatment(
                  TreatmentEvent.newBuilder()
                      .setKind(TreatmentChange.LEVEL_OF_CARE)
                      .setCodeSystem("asam")
                      .setCode("2.1")));
    }
    if (!medicated) {
      return;
    }
    boolean stops = stops();
    int stopDay = stopDay();
    if (day.studyDay() == startDay) {
      events.add(dose(day, TreatmentChange.MEDICATION_START, medication.firstMilligrams()));
    } else if (stops && day.studyDay() == stopDay) {
      Envelope stop = at(day, "medication-stop");
      TimedEvent event = stop.treatment(medicationChange(TreatmentChange.MEDICATION_STOP));
      events.add(event);
      if (medication.given() == MedicationClass.OPIOID_USE_DISORDER) {
        statements.accept(
            Statement.of(event, stop.eventId(), Statement.Subject.OPIOID_MEDICATION_STOPPED));
      }
    } else if (day.studyDay() == startDay + RAISED_AFTER_DAYS
        && !(stops && stopDay < day.studyDay())) {
      events.add(dose(day, TreatmentChange.MEDICATION_DOSE, medication.raisedMilligrams()));
    }
  }

  /** Whether the patient takes buprenorphine on a day. */
  boolean onBuprenorphine(DayLevels day) {
    return medicated
        && medication.equals(BUPRENORPHINE)
        && day.studyDay() >= startDay
        && !(stops() && day.studyDay() >= stopDay());
  }

  private boolean stops() {
    return patient.truth().archetype() == Archetype.RETURN_TO_USE
        && patient.truth().changeDay() != null;
  }

  private int stopDay() {
    Integer changeDay = patient.truth().changeDay();
    return changeDay == null ? 0 : Math.max(startDay + 1, changeDay - STOPPED_BEFORE_DAYS);
  }

  private TimedEvent dose(DayLevels day, TreatmentChange kind, double milligrams) {
    return at(day, "medication-dose")
        .treatment(medicationChange(kind).setDose(milligrams).setDoseUnit("mg/d"));
  }

  private TreatmentEvent.Builder medicationChange(TreatmentChange kind) {
    return TreatmentEvent.newBuilder()
        .setKind(kind)
        .setCodeSystem("rxnorm")
        .setCode(medication.rxnorm())
        .setMedicationClass(medication.given());
  }

  /** Entered by a clinician in the afternoon. */
  private Envelope at(DayLevels day, String what) {
    ZonedDateTime entered = PatientDays.local(day, 16 * 60 + 10);
    return new Envelope(
        patient.eventId("treatment", what + "|" + day.date()),
        patient.truth().patientId(),
        entered.toInstant(),
        entered.toInstant().plus(20, ChronoUnit.SECONDS),
        PatientDays.offsetMinutes(entered),
        Source.REPLAY,
        patient.confidentiality());
  }
}
