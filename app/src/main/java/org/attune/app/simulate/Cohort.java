package org.attune.app.simulate;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.attune.app.replay.OpaqueIds;
import org.attune.app.replay.TimedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Invented patients whose course is known.
 *
 * <p>The first nine patients take one archetype each, starting with {@link
 * Archetype#DETERIORATING}; the rest are mostly steady or improving, as in a program that works.
 */
public final class Cohort {
  private static final List<Archetype> FIRST =
      List.of(
          Archetype.DETERIORATING,
          Archetype.STEADY,
          Archetype.IMPROVING,
          Archetype.RETURN_TO_USE,
          Archetype.FALLING_SILENT,
          Archetype.WEARABLE_NOT_WORN,
          Archetype.TRAVELLER,
          Archetype.LATE_SYNCER,
          Archetype.WRONG_PHONE_CLOCK);

  /** The later patients, in turn: of 20, 8 steady, 6 improving and one or two of the others. */
  private static final List<Archetype> LATER =
      List.of(
          Archetype.STEADY,
          Archetype.IMPROVING,
          Archetype.STEADY,
          Archetype.IMPROVING,
          Archetype.RETURN_TO_USE,
          Archetype.STEADY,
          Archetype.IMPROVING,
          Archetype.STEADY,
          Archetype.DETERIORATING,
          Archetype.STEADY,
          Archetype.IMPROVING,
          Archetype.FALLING_SILENT,
          Archetype.STEADY,
          Archetype.IMPROVING,
          Archetype.LATE_SYNCER,
          Archetype.STEADY,
          Archetype.IMPROVING,
          Archetype.WEARABLE_NOT_WORN,
          Archetype.STEADY,
          Archetype.TRAVELLER);

  /** The date of the end is taken here, so that it is one date for everybody. */
  private static final ZoneId PROGRAM_ZONE = ZoneId.of("America/Chicago");

  private static final LocalTime ADMISSION_TIME = LocalTime.of(10, 0);

  private final CohortSettings settings;
  private final LocalDate firstDay;
  private final List<SimulatedPatient> patients;

  private Cohort(CohortSettings settings) {
    this.settings = settings;
    this.firstDay = LocalDate.ofInstant(settings.end(), PROGRAM_ZONE).minusDays(settings.days());
    List<SimulatedPatient> drawn = new ArrayList<>();
    for (int index = 0; index < settings.patients(); index++) {
      drawn.add(patient(index));
    }
    this.patients = List.copyOf(drawn);
  }

  /** The cohort that follows from the settings. */
  public static Cohort generate(CohortSettings settings) {
    return new Cohort(settings);
  }

  /** What the cohort follows from. */
  public CohortSettings settings() {
    return settings;
  }

  /** The truth about every patient, in the order they were made. */
  public List<PatientTruth> truth() {
    return patients.stream().map(SimulatedPatient::truth).toList();
  }

  /**
   * The history up to the end, in receive order, made while it is read. Every call starts anew and
   * gives the same events.
   */
  public Iterator<TimedEvent> history() {
    return new History(patients, settings, firstDay, statement -> {});
  }

  /**
   * The history of one patient alone, and what the patient truly says in it: the same events as in
   * {@link #history()}.
   *
   * @param statements takes what is truly said, no later than the event that says it comes
   * @throws IllegalArgumentException when the patient is not of this cohort
   */
  public Iterator<TimedEvent> historyOf(PatientTruth truth, Consumer<Statement> statements) {
    SimulatedPatient patient =
        patients.stream()
            .filter(one -> one.truth().equals(truth))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not a patient of this cohort"));
    return new History(List.of(patient), settings, firstDay, statements);
  }

  List<SimulatedPatient> patients() {
    return patients;
  }

  LocalDate firstDay() {
    return firstDay;
  }

  private SimulatedPatient patient(int index) {
    String namespace = settings.namespace();
    String patientId = OpaqueIds.patient(namespace, Integer.toString(index));
    SplittableRandom random =
        new SplittableRandom(OpaqueIds.seed(namespace + "|" + patientId + "|person"));
    Archetype archetype =
        index < FIRST.size() ? FIRST.get(index) : LATER.get((index - FIRST.size()) % LATER.size());
    Persona persona = Persona.draw(archetype, random);
    boolean substanceUse = archetype == Archetype.RETURN_TO_USE || random.nextDouble() < 0.25;
    boolean wearable =
        switch (archetype) {
          case WEARABLE_NOT_WORN, LATE_SYNCER, TRAVELLER -> true;
          default -> random.nextDouble() < 0.75;
        };
    String program =
        substanceUse
            ? "substance-use"
            : random.nextDouble() < 0.7 ? "anxiety-depression" : "trauma";
    return new SimulatedPatient(
        namespace,
        new PatientTruth(
            patientId,
            InventedNames.of(index),
            archetype,
            changeDay(archetype, random),
            firstDay,
            firstDay
                .minusDays(1)
                .atTime(ADMISSION_TIME)
                .atZone(ZoneId.of(persona.homeZone()))
                .toInstant(),
            persona.homeZone(),
            program,
            substanceUse,
            wearable,
            persona.assessmentEveryDays()),
        persona);
  }

  private @Nullable Integer changeDay(Archetype archetype, SplittableRandom random) {
    double share = random.nextDouble(0.5, 0.65);
    return switch (archetype) {
      case STEADY, IMPROVING -> null;
      // Early enough for the long gap to end within the history.
      case LATE_SYNCER -> Math.max(1, (int) Math.round(settings.days() * (share - 0.2)));
      default -> Math.max(1, (int) Math.round(settings.days() * share));
    };
  }
}
