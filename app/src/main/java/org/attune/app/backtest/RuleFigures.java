package org.attune.app.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import org.attune.analytics.alert.SignalPolicy;
import org.jspecify.annotations.Nullable;

/**
 * How each rule does in a set of people, each figure with its n. Figures of a rule that never spoke
 * and has nothing to find are left out.
 *
 * <ul>
 *   <li>alertsPerPatientWeek: episodes that opened, with a bootstrap interval over people
 *   <li>sensitivity: of what came and is the rule's matter, how much it spoke of in time
 *   <li>ppv: of the episodes that opened, how many told of something that is so or that came
 *   <li>leadDays: median of the days from the first word in time to the onset; negative after it
 *   <li>aucWithinPerson: does having spoken in the last {@value #RECENT_DAYS} days tell a person's
 *       days before trouble from the same person's others? Mean over the people who have both; days
 *       of trouble that had begun are left out
 * </ul>
 */
final class RuleFigures {
  private static final int RECENT_DAYS = 14;

  private RuleFigures() {}

  /** The figures by name, each beginning with a prefix. */
  static Map<String, @Nullable Object> of(String prefix, List<PersonRun> people) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    Set<SignalPolicy> rules = EnumSet.noneOf(SignalPolicy.class);
    for (PersonRun person : people) {
      rules.addAll(person.spoken().keySet());
      person.openings().forEach(opening -> rules.add(opening.rule()));
    }
    figures.put(prefix + ".people", people.size());
    figures.put(prefix + ".patientWeeks", people.stream().mapToDouble(PersonRun::weeks).sum());
    for (SignalPolicy rule : rules) {
      String name = prefix + ".rule." + rule.id();
      rate(name, rule, people, figures);
      found(name, rule, people, figures);
      right(name, rule, people, figures);
      auc(name, rule, people, figures);
    }
    return figures;
  }

  private static void rate(
      String name,
      SignalPolicy rule,
      List<PersonRun> people,
      Map<String, @Nullable Object> figures) {
    List<ClusterBootstrap.Cluster> clusters =
        people.stream()
            .map(person -> new ClusterBootstrap.Cluster(opened(person, rule), person.weeks()))
            .toList();
    double alerts = clusters.stream().mapToDouble(ClusterBootstrap.Cluster::count).sum();
    double weeks = clusters.stream().mapToDouble(ClusterBootstrap.Cluster::exposure).sum();
    ClusterBootstrap.Interval interval = ClusterBootstrap.of(clusters);
    figures.put(name + ".alertsPerPatientWeek", weeks == 0 ? null : alerts / weeks);
    figures.put(name + ".alertsPerPatientWeek.low", interval == null ? null : interval.low());
    figures.put(name + ".alertsPerPatientWeek.high", interval == null ? null : interval.high());
    figures.put(name + ".alerts", (long) alerts);
  }

  private static long opened(PersonRun person, SignalPolicy rule) {
    return person.openings().stream().filter(opening -> opening.rule() == rule).count();
  }

  private static void found(
      String name,
      SignalPolicy rule,
      List<PersonRun> people,
      Map<String, @Nullable Object> figures) {
    int troubles = 0;
    List<Integer> leads = new ArrayList<>();
    for (PersonRun person : people) {
      for (PersonRun.Trouble trouble : person.troubles()) {
        if (trouble.rules().contains(rule)) {
          troubles++;
          Integer first = person.spokenOn(rule).ceiling(trouble.fromDay());
          if (first != null && first <= trouble.untilDay()) {
            leads.add(trouble.onsetDay() - first);
          }
        }
      }
    }
    if (troubles > 0) {
      figures.put(name + ".sensitivity", (double) leads.size() / troubles);
      figures.put(name + ".sensitivity.n", troubles);
      figures.put(name + ".leadDays", median(leads));
      figures.put(name + ".leadDays.n", leads.size());
    }
  }

  private static void right(
      String name,
      SignalPolicy rule,
      List<PersonRun> people,
      Map<String, @Nullable Object> figures) {
    List<Boolean> known =
        people.stream()
            .flatMap(person -> person.openings().stream())
            .filter(opening -> opening.rule() == rule)
            .map(PersonRun.Opening::right)
            .filter(Objects::nonNull)
            .toList();
    if (!known.isEmpty()) {
      long right = known.stream().filter(held -> held).count();
      figures.put(name + ".ppv", (double) right / known.size());
      figures.put(name + ".ppv.n", known.size());
    }
  }

  private static void auc(
      String name,
      SignalPolicy rule,
      List<PersonRun> people,
      Map<String, @Nullable Object> figures) {
    double[] aucs =
        people.stream()
            .filter(person -> person.troubles().stream().anyMatch(t -> t.rules().contains(rule)))
            .mapToDouble(person -> auc(person, rule))
            .filter(Double::isFinite)
            .toArray();
    if (aucs.length > 0) {
      figures.put(name + ".aucWithinPerson", Correlation.mean(aucs));
      figures.put(name + ".aucWithinPerson.n", aucs.length);
    }
  }

  /** Of one person's days; NaN without days of both sorts. */
  private static double auc(PersonRun person, SignalPolicy rule) {
    NavigableSet<Integer> spoken = person.spokenOn(rule);
    List<Double> scores = new ArrayList<>();
    List<Double> outcomes = new ArrayList<>();
    for (int day = person.firstDay(); day <= person.lastDay(); day++) {
      if (within(person, rule, day, true)) {
        continue;
      }
      Integer latest = spoken.floor(day);
      scores.add(latest != null && latest > day - RECENT_DAYS ? 1.0 : 0.0);
      outcomes.add(within(person, rule, day, false) ? 1.0 : 0.0);
    }
    return Correlation.auc(
        scores.stream().mapToDouble(Double::doubleValue).toArray(),
        outcomes.stream().mapToDouble(Double::doubleValue).toArray(),
        1);
  }

  /** Whether a day lies in trouble that has begun, or in the days before its onset. */
  private static boolean within(PersonRun person, SignalPolicy rule, int day, boolean begun) {
    return person.troubles().stream()
        .filter(trouble -> trouble.rules().contains(rule))
        .anyMatch(
            trouble ->
                begun
                    ? day == trouble.onsetDay()
                        || (day > trouble.onsetDay() && day <= trouble.untilDay())
                    : day >= trouble.fromDay() && day < trouble.onsetDay());
  }

  private static @Nullable Double median(List<Integer> values) {
    if (values.isEmpty()) {
      return null;
    }
    int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? (double) sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
