package org.attune.app.backtest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attune.analytics.alert.AlertKind;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.journal.JournalReader;
import org.attune.app.replay.TimedEvent;
import org.attune.app.simulate.Cohort;
import org.attune.app.simulate.CohortSettings;
import org.attune.app.simulate.PatientTruth;
import org.attune.app.simulate.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Invented patients whose course is known, through the same folds as the jobs: is every safety
 * event alerted, how many problems of each kind are found, and how many alerts are false?
 *
 * <p>Late is an alert more than two seconds after the receipt of the event it tells of. In a
 * back-test the log takes a record the moment it is received, and folds take no time: the figure
 * says that no rule waits (for a check, a publication, a review) before it tells of safety. It says
 * nothing of the speed of broker, network or machine; {@code attune bench alerts} measures that.
 *
 * <p>Everything is counted over people whose course follows from a seed. Truth is the simulator's,
 * see {@link SimulatedTruth}.
 */
final class SimulatorBacktest {
  private static final long LATE_MILLIS = 2000;
  private static final double WEEK = 7;
  private static final Instant END = Instant.parse("2026-02-01T18:30:00Z");

  /**
   * Whom to invent.
   *
   * @param seeds a cohort each
   * @param patients in each cohort
   * @param days of history
   */
  record Trial(List<Long> seeds, int patients, int days) {
    /**
     * The trial that is reported. What was fixed before these seeds were first run: the default
     * plan with its budget ({@link MonitoringPlan#DEFAULT}), the charts ({@code
     * ChangeSettings.DEFAULT}), the phrase rules, and every constant of the simulator. Tests and
     * demonstrations use other seeds. Anybody who tunes anything on what comes of these must take
     * new ones.
     */
    static final Trial HELD_OUT = new Trial(List.of(61_001L, 61_002L, 61_003L, 61_004L), 50, 98);

    private List<Cohort> cohorts() {
      return seeds.stream()
          .map(seed -> CohortSettings.of(seed, patients, days, END))
          .map(settings -> settings.withSampleEvery(Duration.ofMinutes(2)))
          .map(Cohort::generate)
          .toList();
    }
  }

  /** One patient, and what was published. */
  private record Outcome(
      SimulatedTruth truth, List<Statement> statements, List<JobReplay.Emission> emissions) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Outcome[redacted]";
    }

    int studyDay(JobReplay.Emission emission) {
      return studyDay(emission.atMillis());
    }

    private int studyDay(long millis) {
      PatientTruth patient = truth.patient();
      LocalDate day =
          LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneId.of(patient.zoneId()));
      return (int) ChronoUnit.DAYS.between(patient.firstDay(), day) + 1;
    }

    PersonRun run(int days) {
      return PersonRun.of(
          1,
          days,
          emissions,
          this::studyDay,
          // Whether a course stays behind is a matter of degree: such an alert is neither here.
          (alert, day) -> alert.kind() == AlertKind.NOT_ON_TRACK ? null : truth.holds(alert, day),
          truth.problems().stream()
              .map(
                  problem ->
                      new PersonRun.Trouble(
                          Set.of(problem.rule()),
                          problem.fromDay(),
                          problem.onsetDay(),
                          problem.untilDay()))
              .toList());
    }

    List<JobReplay.Emission> opened() {
      return emissions.stream().filter(JobReplay.Emission::opened).toList();
    }

    /** The first publication of an open episode that holds evidence of an event and notifies. */
    JobReplay.@Nullable Emission toldOf(Statement statement) {
      AlertKind kind = SimulatedTruth.kindOf(statement.subject());
      return emissions.stream()
          .filter(emission -> emission.spoke() && emission.alert().kind() == kind)
          .filter(
              emission ->
                  emission.alert().evidence().stream()
                      .filter(evidence -> !statement.subject().safety() || evidence.notifies())
                      .anyMatch(
                          evidence -> SimulatedTruth.eventOf(evidence).equals(statement.eventId())))
          .findFirst()
          .orElse(null);
    }

    /** Whether an episode of the kind opens or grows in time. */
    boolean finds(SimulatedTruth.Problem problem) {
      return emissions.stream()
          .filter(JobReplay.Emission::spoke)
          .filter(emission -> emission.alert().kind() == problem.kind())
          .mapToInt(this::studyDay)
          .anyMatch(day -> day >= problem.fromDay() && day <= problem.untilDay());
    }
  }

  /** So many of so many. */
  private static final class Share {
    private int found;
    private int of;

    private void count(boolean hit) {
      found += hit ? 1 : 0;
      of++;
    }
  }

  private final int days;
  private final List<Outcome> outcomes;

  private SimulatorBacktest(int days, List<Outcome> outcomes) {
    this.days = days;
    this.outcomes = outcomes;
  }

  /**
   * Runs a trial.
   *
   * @param plan what is watched; each patient's questionnaires are due at that patient's interval
   */
  static SimulatorBacktest run(Trial trial, MonitoringPlan plan) {
    return new SimulatorBacktest(
        trial.days(),
        trial.cohorts().parallelStream().flatMap(cohort -> run(cohort, plan).stream()).toList());
  }

  /** The figures by name. */
  Map<String, @Nullable Object> figures() {
    double weeks = outcomes.size() * days / WEEK;
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    safety(figures);
    recall(figures);
    falseAlerts(weeks, figures);
    return figures;
  }

  /** What the rules say of each patient. */
  List<PersonRun> runs() {
    return outcomes.stream().map(outcome -> outcome.run(days)).toList();
  }

  private static List<Outcome> run(Cohort cohort, MonitoringPlan plan) {
    JournalReader reader = new JournalReader();
    List<Outcome> outcomes = new ArrayList<>();
    for (PatientTruth patient : cohort.truth()) {
      List<Statement> statements = new ArrayList<>();
      Iterator<TimedEvent> history = cohort.historyOf(patient, statements::add);
      List<JobReplay.Emission> emissions =
          JobReplay.of(
              patient.patientId(),
              history,
              planOf(patient, plan),
              () -> reader,
              END.toEpochMilli());
      outcomes.add(new Outcome(SimulatedTruth.of(patient, statements), statements, emissions));
    }
    return outcomes;
  }

  private static MonitoringPlan planOf(PatientTruth patient, MonitoringPlan plan) {
    Map<String, Integer> due =
        plan.measureDays().keySet().stream()
            .collect(
                Collectors.toMap(instrument -> instrument, any -> patient.assessmentEveryDays()));
    return new MonitoringPlan(
        plan.revision(),
        plan.effectiveFromMillis(),
        plan.off(),
        plan.sensitivity(),
        due,
        plan.budget());
  }

  private void safety(Map<String, @Nullable Object> figures) {
    int events = 0;
    int alerted = 0;
    int late = 0;
    for (Outcome outcome : outcomes) {
      for (Statement statement : outcome.statements()) {
        if (statement.subject().safety()) {
          JobReplay.Emission told = outcome.toldOf(statement);
          events++;
          alerted += told == null ? 0 : 1;
          late +=
              told != null && told.atMillis() - statement.receivedAtMillis() > LATE_MILLIS ? 1 : 0;
        }
      }
    }
    figures.put("simulator.safety.events", events);
    figures.put("simulator.safety.alerted", alerted);
    figures.put("simulator.safety.late", late);
  }

  private void recall(Map<String, @Nullable Object> figures) {
    Map<AlertKind, Share> recall = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      List<SimulatedTruth.Problem> problems = outcome.truth().problems();
      problems.forEach(problem -> recall(recall, problem.kind()).count(outcome.finds(problem)));
      for (Statement statement : outcome.statements()) {
        switch (statement.subject()) {
          case SUICIDE, SELF_HARM, OPIOID_MEDICATION_STOPPED, MISSED_SESSION ->
              recall(recall, SimulatedTruth.kindOf(statement.subject()))
                  .count(outcome.toldOf(statement) != null);
          // Told by the course: the use is to be found, and not only the telling of it.
          case OPIOID_USE, CRAVING -> {}
        }
      }
    }
    recall.forEach(
        (kind, share) -> {
          String name = "simulator.recall." + id(kind);
          figures.put(name, (double) share.found / share.of);
          figures.put(name + ".n", share.of);
        });
  }

  private static Share recall(Map<AlertKind, Share> recall, AlertKind kind) {
    return recall.computeIfAbsent(kind, any -> new Share());
  }

  private void falseAlerts(double weeks, Map<String, @Nullable Object> figures) {
    Map<AlertKind, Share> falseAlerts = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      for (JobReplay.Emission opened : outcome.opened()) {
        falseAlerts
            .computeIfAbsent(opened.alert().kind(), any -> new Share())
            .count(!outcome.truth().holds(opened.alert(), outcome.studyDay(opened)));
      }
    }
    int all = falseAlerts.values().stream().mapToInt(share -> share.of).sum();
    int wrong = falseAlerts.values().stream().mapToInt(share -> share.found).sum();
    figures.put("simulator.alertsPerPatientWeek", all / weeks);
    figures.put("simulator.falseAlertsPerPatientWeek", wrong / weeks);
    falseAlerts.forEach(
        (kind, share) -> {
          figures.put("simulator.falseAlerts." + id(kind), share.found);
          figures.put("simulator.falseAlerts." + id(kind) + ".of", share.of);
        });
  }

  private static String id(AlertKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
