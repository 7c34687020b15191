package org.attune.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.app.backtest.PersonRun.Opening;
import org.attune.app.backtest.PersonRun.Trouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleFiguresTest {
  private static final SignalPolicy RULE = SignalPolicy.SILENCE;

  private static PersonRun person(List<Opening> openings, List<Trouble> troubles) {
    TreeSet<Integer> days = new TreeSet<>(openings.stream().map(Opening::day).toList());
    return new PersonRun(1, 70, 10, openings, Map.of(RULE, days), troubles);
  }

  private static Opening opened(int day, @Nullable Boolean right) {
    return new Opening(RULE, day, "alert-" + day, right);
  }

  private static Trouble trouble(int onset) {
    return new Trouble(Set.of(RULE), onset - 14, onset, onset - 1);
  }

  private static @Nullable Object figure(List<PersonRun> people, String name) {
    return RuleFigures.of("set", people).get("set.rule.silence." + name);
  }

  @Test
  void alertsAreCountedInTheTimeOfAllPeople() {
    List<PersonRun> people =
        List.of(
            person(List.of(opened(20, null), opened(40, null)), List.of()),
            person(List.of(), List.of()));

    assertThat(figure(people, "alertsPerPatientWeek")).isEqualTo(0.1);
    assertThat(figure(people, "alertsPerPatientWeek.low")).isEqualTo(0.0);
    assertThat(figure(people, "alertsPerPatientWeek.high")).isEqualTo(0.2);
    assertThat(figure(people, "alerts")).isEqualTo(2L);
    assertThat(figure(people, "ppv")).isNull();
    assertThat(figure(people, "sensitivity")).isNull();
    assertThat(RuleFigures.of("set", people)).containsEntry("set.people", 2);
  }

  @Test
  void troubleIsFoundByAWordBeforeItAndNotOnItsDay() {
    List<PersonRun> people =
        List.of(
            person(List.of(opened(20, true)), List.of(trouble(25))),
            person(List.of(opened(30, false)), List.of(trouble(30), trouble(60))));

    assertThat(figure(people, "sensitivity")).isEqualTo(1.0 / 3);
    assertThat(figure(people, "sensitivity.n")).isEqualTo(3);
    assertThat(figure(people, "leadDays")).isEqualTo(5.0);
    assertThat(figure(people, "leadDays.n")).isEqualTo(1);
  }

  @Test
  void onlyAlertsOfWhichItIsKnownAreRightOrWrong() {
    List<PersonRun> people =
        List.of(person(List.of(opened(5, true), opened(20, false), opened(69, null)), List.of()));

    assertThat(figure(people, "ppv")).isEqualTo(0.5);
    assertThat(figure(people, "ppv.n")).isEqualTo(2);
  }

  @Test
  void daysAreComparedWithinThePersonAndTheDayOfTheTroubleIsLeftOut() {
    // Spoke on day 36: for days 36 to 49 of 70. Before the trouble lie days 36 to 49, too.
    List<PersonRun> people =
        List.of(
            person(List.of(opened(36, true)), List.of(trouble(50))),
            person(List.of(opened(10, false)), List.of()));

    assertThat(figure(people, "aucWithinPerson")).isEqualTo(1.0);
    assertThat(figure(people, "aucWithinPerson.n")).isEqualTo(1);
  }

  @Test
  void aPersonReadsALineForEachRule() {
    List<PersonRun> people =
        List.of(
            person(List.of(opened(20, true), opened(40, false)), List.of(trouble(25))),
            person(List.of(), List.of()));

    // AUC: spoken on 5 of the 14 days before the trouble and on 22 of the other 55.
    assertThat(RuleTable.lines(RuleFigures.of("set", people)))
        .containsExactly(
            "set  rule     alerts  per patient-week      sensitivity  PPV         lead days  AUC"
                + " within person",
            "set  silence  2       0.100 [0.000, 0.200]  1.00 (n 1)   0.50 (n 2)  5.0 (n 1)  0.48"
                + " (n 1)");
    assertThat(RuleTable.lines(Map.of("set.people", 2))).isEmpty();
    assertThat(RuleTable.holds("set.rule.silence.alerts")).isTrue();
    assertThat(RuleTable.holds("simulator.recall.silence")).isFalse();
  }

  @Test
  void anotherPlanAddsAndRemovesByTheEvidenceThatOpens() {
    List<PersonRun> before =
        List.of(
            person(List.of(opened(5, null), opened(20, null)), List.of()),
            person(List.of(), List.of()));
    List<PersonRun> after =
        List.of(
            person(List.of(opened(5, null)), List.of()),
            person(List.of(opened(8, null), opened(30, null)), List.of()));

    Map<String, @Nullable Object> compared = PlanComparison.of("set", before, after);

    assertThat(compared)
        .containsEntry("compare.set.silence.alerts", 2)
        .containsEntry("compare.set.silence.alerts.compared", 3)
        .containsEntry("compare.set.silence.added", 2)
        .containsEntry("compare.set.silence.removed", 1)
        .containsEntry("compare.set.silence.addedPerPatientWeek", 0.1)
        .containsEntry("compare.set.silence.removedPerPatientWeek", 0.05);
  }
}
