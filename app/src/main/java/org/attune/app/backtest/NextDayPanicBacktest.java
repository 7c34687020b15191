package org.attune.app.backtest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Rating;
import org.attune.analytics.risk.NextDayPanic;
import org.attune.analytics.time.LocalDays;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.DatasetFormat;
import org.attune.app.replay.PrintedTotals;
import org.attune.app.replay.TimedEvent;
import org.jspecify.annotations.Nullable;

/**
 * The panic cohort: does the score of a day tell this patient's days with an attack from the
 * others, and are printed totals of questionnaires those that we compute?
 *
 * <p>Days are compared within one person: comparing all would reward telling patients apart. People
 * with fewer than five scored days with an attack are left out; the mean over the others is told.
 */
final class NextDayPanicBacktest implements Backtest {
  private static final int LEAST_ATTACK_DAYS = 5;
  private static final int FORTNIGHT = 14;

  /** What should tell that a patient gets worse before a questionnaire does. */
  private static final Set<SignalPolicy> FORERUNNERS =
      EnumSet.of(
          SignalPolicy.SELF_REPORT_CHART,
          SignalPolicy.PHYSIOLOGY_CHART,
          SignalPolicy.NOT_ON_TRACK,
          SignalPolicy.RELIABLE_DETERIORATION);

  /** One day of one diary. */
  private static final class Day {
    private boolean told;
    private boolean attack;
    private double irritability = Double.NaN;
  }

  /** A day as it was foreseen, and as it came. */
  private record Foreseen(double score, double runningRate, boolean attack) {}

  @Override
  public DatasetFormat format() {
    return DatasetFormat.PANIC24;
  }

  @Override
  public String folder() {
    return "panic24";
  }

  @Override
  public String prefix() {
    return "panic24";
  }

  @Override
  public List<String> names() {
    return List.of(
        "panic24.nextDay.aucWithinPerson",
        "panic24.nextDay.aucWithinPerson.runningRate",
        "panic24.nextDay.people",
        "panic24.nextDay.days",
        "panic24.nextDay.attackDays",
        "instruments.totals.phq9.equal",
        "instruments.totals.phq9.of",
        "instruments.totals.gad7.equal",
        "instruments.totals.gad7.of");
  }

  @Override
  public Map<String, @Nullable Object> figures(Dataset dataset, MonitoringPlan plan) {
    List<List<Foreseen>> people =
        diaries(dataset).values().stream()
            .map(NextDayPanicBacktest::foreseen)
            .filter(days -> attackDays(days) >= LEAST_ATTACK_DAYS)
            .filter(days -> attackDays(days) < days.size())
            .toList();
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("panic24.nextDay.aucWithinPerson", meanAuc(people, Foreseen::score));
    figures.put(
        "panic24.nextDay.aucWithinPerson.runningRate", meanAuc(people, Foreseen::runningRate));
    figures.put("panic24.nextDay.people", people.size());
    figures.put("panic24.nextDay.days", people.stream().mapToInt(List::size).sum());
    figures.put(
        "panic24.nextDay.attackDays",
        people.stream().mapToLong(NextDayPanicBacktest::attackDays).sum());
    PrintedTotals.of(dataset)
        .forEach(
            (instrument, totals) -> {
              String name = "instruments.totals." + instrument.replace("-", "");
              figures.put(name + ".equal", totals.equal());
              figures.put(name + ".of", totals.of());
            });
    return figures;
  }

  /** Held against the questionnaires of the fortnight after an alert. */
  @Override
  public List<PersonRun> runs(Dataset dataset, MonitoringPlan plan) {
    return HistoryReplay.of(
        dataset, plan, new HistoryReplay.Outlook(FORERUNNERS, FORTNIGHT, Worsening.of(dataset)));
  }

  private static long attackDays(List<Foreseen> days) {
    return days.stream().filter(Foreseen::attack).count();
  }

  private static @Nullable Double meanAuc(
      List<List<Foreseen>> people, ToDoubleFunction<Foreseen> score) {
    double mean =
        Correlation.mean(
            people.stream()
                .mapToDouble(
                    days ->
                        Correlation.auc(
                            days.stream().mapToDouble(score).toArray(),
                            days.stream().mapToDouble(day -> day.attack() ? 1 : 0).toArray(),
                            1))
                .toArray());
    return Double.isFinite(mean) ? mean : null;
  }

  /** Every day told of after the first, foreseen from those before it. */
  private static List<Foreseen> foreseen(NavigableMap<Integer, Day> diary) {
    List<Foreseen> foreseen = new ArrayList<>();
    NextDayPanic known = NextDayPanic.START;
    for (Map.Entry<Integer, Day> entry : diary.entrySet()) {
      Day day = entry.getValue();
      if (!day.told) {
        continue;
      }
      int date = entry.getKey();
      if (known.days() > 0) {
        foreseen.add(new Foreseen(known.score(date).probability(), known.rate(), day.attack));
      }
      known = known.after(date, day.attack, day.irritability);
    }
    return foreseen;
  }

  private static Map<String, NavigableMap<Integer, Day>> diaries(Dataset dataset) {
    Map<String, NavigableMap<Integer, Day>> diaries = new LinkedHashMap<>();
    Wire wire = new Wire();
    for (Iterator<TimedEvent> events = dataset.events(); events.hasNext(); ) {
      TimedEvent event = events.next();
      CheckIn checkIn = wire.received(event).checkIn();
      if (checkIn != null) {
        int date =
            LocalDays.epochDay(
                checkIn.envelope().eventTimeMillis(), checkIn.envelope().zoneOffsetMinutes());
        Day day =
            diaries
                .computeIfAbsent(event.patientId(), id -> new TreeMap<>())
                .computeIfAbsent(date, any -> new Day());
        checkIn.ratings().forEach(rating -> note(day, rating));
      }
    }
    return diaries;
  }

  private static void note(Day day, Rating rating) {
    if (rating.metric().equals("panic-attacks")) {
      day.told = true;
      day.attack |= rating.value() > 0;
    } else if (rating.metric().equals("irritability")) {
      day.irritability = rating.value();
    }
  }
}
