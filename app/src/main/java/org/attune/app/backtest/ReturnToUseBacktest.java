package org.attune.app.backtest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.risk.Disengagement;
import org.attune.analytics.risk.OpioidCourse;
import org.attune.analytics.risk.ReturnToUse;
import org.attune.analytics.risk.TreatmentWeek;
import org.attune.analytics.time.LocalDays;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.DatasetFormat;
import org.attune.app.replay.TimedEvent;
import org.attune.pipelines.intake.Received;
import org.jspecify.annotations.Nullable;

/**
 * CTN-0094, people in trials of medication for opioid use disorder: does the score at the end of
 * week 3 tell who returns to use in weeks 4 to 12, and what follows a first week without a
 * specimen?
 *
 * <p>The score sees what was received by then; the outcome sees everything.
 */
final class ReturnToUseBacktest implements Backtest {
  private static final int WEEKS = 25;
  private static final int FOLLOWING_WEEKS = 4;
  private static final int BAD_WEEKS = 4;
  private static final int HORIZON_DAYS = 28;

  /** What should tell of a return to use before four bad weeks have gone by. */
  private static final Set<SignalPolicy> FORERUNNERS =
      EnumSet.of(
          SignalPolicy.OPIOID_USE, SignalPolicy.OPIOID_MEDICATION, SignalPolicy.MISSED_SESSION);

  /** Codes of the medications in RxNorm. */
  private static final Map<String, ReturnToUse.Medication> MEDICATIONS =
      Map.of(
          "6813", ReturnToUse.Medication.METHADONE,
          "1819", ReturnToUse.Medication.BUPRENORPHINE,
          "7243", ReturnToUse.Medication.NALTREXONE);

  /** One person who was given a treatment of the trial. */
  private record Patient(
      int start, double score, int badWeeks, boolean returned, List<TreatmentWeek> weeks) {
    boolean tested(int week) {
      return weeks.get(week) != TreatmentWeek.MISSING;
    }
  }

  /** What is known of one person. */
  private static final class Told {
    private final List<SubstanceUseReport> reports = new ArrayList<>();
    private final List<TreatmentEvent> changes = new ArrayList<>();

    private @Nullable Patient patient() {
      Integer start =
          changes.stream()
              .filter(change -> change.kind() == TreatmentChange.PHASE)
              .map(change -> localDay(change.envelope().eventTimeMillis(), change.envelope()))
              .min(Integer::compare)
              .orElse(null);
      if (start == null) {
        return null;
      }
      int landmark = start + ReturnToUse.LANDMARK_WEEKS * OpioidCourse.DAYS_A_WEEK;
      OpioidCourse known =
          OpioidCourse.of(
              reports.stream().filter(report -> before(landmark, report.envelope())).toList());
      ReturnToUse.Medication medication =
          changes.stream()
              .filter(change -> change.kind() == TreatmentChange.MEDICATION_START)
              .filter(change -> before(landmark, change.envelope()))
              .map(change -> MEDICATIONS.get(String.valueOf(change.code())))
              .findFirst()
              .orElse(null);
      List<TreatmentWeek> weeks = OpioidCourse.of(reports).weeks(start, WEEKS);
      return new Patient(
          start,
          ReturnToUse.score(ReturnToUse.EarlyWeeks.of(known, start, medication)).probability(),
          (int)
              weeks.subList(1, ReturnToUse.LANDMARK_WEEKS).stream()
                  .filter(TreatmentWeek::bad)
                  .count(),
          ReturnToUse.returned(weeks),
          weeks);
    }

    private static boolean before(int day, Envelope envelope) {
      return localDay(envelope.receivedAtMillis(), envelope) < day;
    }

    private static int localDay(long millis, Envelope envelope) {
      return LocalDays.epochDay(millis, envelope.zoneOffsetMinutes());
    }
  }

  @Override
  public DatasetFormat format() {
    return DatasetFormat.CTN0094;
  }

  @Override
  public String folder() {
    return "ctn0094";
  }

  @Override
  public String prefix() {
    return "ctn0094";
  }

  @Override
  public List<String> names() {
    return List.of(
        "ctn0094.landmark.auroc.all",
        "ctn0094.landmark.auroc.all.countOfBadWeeks",
        "ctn0094.landmark.all.n",
        "ctn0094.landmark.all.returned",
        "ctn0094.landmark.auroc.week3Specimen",
        "ctn0094.landmark.auroc.week3Specimen.countOfBadWeeks",
        "ctn0094.landmark.week3Specimen.n",
        "ctn0094.landmark.week3Specimen.returned",
        "ctn0094.landmark.ppv",
        "ctn0094.landmark.sensitivity",
        "ctn0094.landmark.threshold",
        "ctn0094.landmark.flagged",
        "ctn0094.firstMissedWeek.lift",
        "ctn0094.firstMissedWeek.fourMoreMissed",
        "ctn0094.firstMissedWeek.n",
        "ctn0094.attendedWeek.fourMoreMissed",
        "ctn0094.attendedWeek.n");
  }

  @Override
  public Map<String, @Nullable Object> figures(Dataset dataset, MonitoringPlan plan) {
    List<Patient> patients = List.copyOf(patients(dataset).values());
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    landmark("all", patients, figures);
    landmark(
        "week3Specimen", patients.stream().filter(patient -> patient.tested(3)).toList(), figures);
    long flagged = patients.stream().filter(ReturnToUseBacktest::flagged).count();
    long caught = patients.stream().filter(p -> flagged(p) && p.returned()).count();
    long returned = patients.stream().filter(Patient::returned).count();
    figures.put("ctn0094.landmark.threshold", ReturnToUse.LIKELY);
    figures.put("ctn0094.landmark.flagged", flagged);
    figures.put("ctn0094.landmark.ppv", share(caught, flagged));
    figures.put("ctn0094.landmark.sensitivity", share(caught, returned));
    missedWeeks(patients, figures);
    return figures;
  }

  /**
   * Held against four bad weeks in a row, told when the fourth is over: an alert is right when that
   * comes within four weeks of it. The weeks are those of the trial, from randomization on.
   */
  @Override
  public List<PersonRun> runs(Dataset dataset, MonitoringPlan plan) {
    Map<String, HistoryReplay.Aftermath> aftermaths = new HashMap<>();
    patients(dataset).forEach((id, patient) -> aftermaths.put(id, aftermath(patient)));
    return HistoryReplay.of(
        dataset, plan, new HistoryReplay.Outlook(FORERUNNERS, HORIZON_DAYS, aftermaths));
  }

  private static HistoryReplay.Aftermath aftermath(Patient patient) {
    NavigableSet<Integer> onsets = new TreeSet<>();
    NavigableSet<Integer> looked = new TreeSet<>();
    int run = 0;
    for (int week = 0; week < WEEKS; week++) {
      int over = patient.start() + OpioidCourse.DAYS_A_WEEK * (week + 1) - 1;
      looked.add(over);
      run = patient.weeks().get(week).bad() ? run + 1 : 0;
      if (run == BAD_WEEKS) {
        onsets.add(over);
      }
    }
    return new HistoryReplay.Aftermath(onsets, looked);
  }

  private static boolean flagged(Patient patient) {
    return patient.score() >= ReturnToUse.LIKELY;
  }

  private static void landmark(
      String group, List<Patient> patients, Map<String, @Nullable Object> figures) {
    String auroc = "ctn0094.landmark.auroc." + group;
    figures.put(auroc, auroc(patients, Patient::score));
    figures.put(auroc + ".countOfBadWeeks", auroc(patients, Patient::badWeeks));
    figures.put("ctn0094.landmark." + group + ".n", patients.size());
    figures.put(
        "ctn0094.landmark." + group + ".returned",
        patients.stream().filter(Patient::returned).count());
  }

  private static @Nullable Double auroc(List<Patient> patients, ToDoubleFunction<Patient> score) {
    double auc =
        Correlation.auc(
            patients.stream().mapToDouble(score).toArray(),
            patients.stream().mapToDouble(patient -> patient.returned() ? 1 : 0).toArray(),
            1);
    return Double.isFinite(auc) ? auc : null;
  }

  /** What follows the first missed week, and what an attended one, from week 1 on. */
  private static void missedWeeks(List<Patient> patients, Map<String, @Nullable Object> figures) {
    long first = 0;
    long firstFollowed = 0;
    long attended = 0;
    long attendedFollowed = 0;
    for (Patient patient : patients) {
      List<Boolean> came =
          patient.weeks().subList(1, WEEKS).stream()
              .map(week -> week != TreatmentWeek.MISSING)
              .toList();
      int firstMissed = Disengagement.firstMissedWeek(came);
      for (int week = 0; week + FOLLOWING_WEEKS < came.size(); week++) {
        boolean followed = !came.subList(week + 1, week + 1 + FOLLOWING_WEEKS).contains(true);
        if (came.get(week)) {
          attended++;
          attendedFollowed += followed ? 1 : 0;
        } else if (week == firstMissed) {
          first++;
          firstFollowed += followed ? 1 : 0;
        }
      }
    }
    Double afterMissed = share(firstFollowed, first);
    Double afterAttended = share(attendedFollowed, attended);
    figures.put("ctn0094.firstMissedWeek.fourMoreMissed", afterMissed);
    figures.put("ctn0094.firstMissedWeek.n", first);
    figures.put("ctn0094.attendedWeek.fourMoreMissed", afterAttended);
    figures.put("ctn0094.attendedWeek.n", attended);
    figures.put(
        "ctn0094.firstMissedWeek.lift",
        afterMissed == null || afterAttended == null || afterAttended == 0
            ? null
            : afterMissed / afterAttended);
  }

  private static @Nullable Double share(long part, long of) {
    return of == 0 ? null : (double) part / of;
  }

  private static Map<String, Patient> patients(Dataset dataset) {
    Map<String, Told> people = new LinkedHashMap<>();
    Wire wire = new Wire();
    for (Iterator<TimedEvent> events = dataset.events(); events.hasNext(); ) {
      TimedEvent event = events.next();
      Received received = wire.received(event);
      Told told = people.computeIfAbsent(event.patientId(), id -> new Told());
      if (received.substanceUse() != null) {
        told.reports.add(received.substanceUse());
      } else if (received.treatment() != null) {
        told.changes.add(received.treatment());
      }
    }
    Map<String, Patient> patients = new LinkedHashMap<>();
    people.forEach(
        (id, told) -> {
          Patient patient = told.patient();
          if (patient != null) {
            patients.put(id, patient);
          }
        });
    return patients;
  }
}
