package org.attune.app.backtest;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.analytics.alert.SignalPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts another plan would add or remove, rule by rule. An alert is the same under both when
 * it opens with the same evidence: one that opens a day later is removed and added.
 */
final class PlanComparison {
  private PlanComparison() {}

  /** Of one rule. */
  private static final class Difference {
    private int before;
    private int after;
    private int added;
    private int removed;
  }

  /**
   * The figures by name; rules that never alert under either plan are left out.
   *
   * @param before the people under the plan
   * @param after the same people, in the same order, under the other plan
   */
  static Map<String, @Nullable Object> of(
      String prefix, List<PersonRun> before, List<PersonRun> after) {
    Map<SignalPolicy, Difference> differences = new EnumMap<>(SignalPolicy.class);
    double weeks = 0;
    for (int i = 0; i < before.size(); i++) {
      PersonRun one = before.get(i);
      PersonRun two = after.get(i);
      weeks += one.weeks();
      Set<String> known = ids(one);
      Set<String> told = ids(two);
      for (PersonRun.Opening opening : one.openings()) {
        Difference difference = difference(differences, opening);
        difference.before++;
        difference.removed += told.contains(opening.alertId()) ? 0 : 1;
      }
      for (PersonRun.Opening opening : two.openings()) {
        Difference difference = difference(differences, opening);
        difference.after++;
        difference.added += known.contains(opening.alertId()) ? 0 : 1;
      }
    }
    return figures(prefix, differences, weeks);
  }

  private static Map<String, @Nullable Object> figures(
      String prefix, Map<SignalPolicy, Difference> differences, double weeks) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    differences.forEach(
        (rule, difference) -> {
          String name = "compare." + prefix + "." + rule.id();
          figures.put(name + ".alerts", difference.before);
          figures.put(name + ".alerts.compared", difference.after);
          figures.put(name + ".added", difference.added);
          figures.put(name + ".removed", difference.removed);
          figures.put(name + ".addedPerPatientWeek", perWeek(difference.added, weeks));
          figures.put(name + ".removedPerPatientWeek", perWeek(difference.removed, weeks));
        });
    return figures;
  }

  private static @Nullable Double perWeek(int alerts, double weeks) {
    return weeks == 0 ? null : alerts / weeks;
  }

  private static Difference difference(
      Map<SignalPolicy, Difference> differences, PersonRun.Opening opening) {
    return differences.computeIfAbsent(opening.rule(), any -> new Difference());
  }

  private static Set<String> ids(PersonRun person) {
    return person.openings().stream().map(PersonRun.Opening::alertId).collect(Collectors.toSet());
  }
}
