package org.attune.analytics.trend.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

final class PatientChangeProperties {
  private static final ChangeSettings SETTINGS = ChangeSettings.DEFAULT;
  private static final List<String> METRICS =
      List.of("worry", "down", "positive-affect", "resting-heart-rate");

  /** Days of silence before a day, and what it brought: NaN for a metric without a value. */
  record Entry(int gap, List<Double> values) {}

  @Property
  void noAlarmComesFromDaysThatAreMissing(@ForAll("histories") List<Entry> history) {
    PatientChange open = PatientChange.START;
    PatientChange closed = PatientChange.START;
    int day = 0;
    int closedDay = 0;
    for (Entry entry : history) {
      day += 1 + entry.gap();
      closedDay++;
      int weekday = DayValue.of(day, 0).weekday();
      PatientChange.Step openStep = open.add(values(day, weekday, entry), SETTINGS);
      PatientChange.Step closedStep = closed.add(values(closedDay, weekday, entry), SETTINGS);
      assertThat(openStep.day().alarms()).isEqualTo(closedStep.day().alarms());
      assertThat(openStep.day().together()).isEqualTo(closedStep.day().together());
      open = openStep.next();
      closed = closedStep.next();
    }
  }

  @Property
  void theOrderOfADaysMetricsDoesNotMatter(@ForAll("histories") List<Entry> history) {
    PatientChange state = PatientChange.START;
    PatientChange same = PatientChange.START;
    int day = 0;
    for (Entry entry : history) {
      day += 1 + entry.gap();
      Map<String, DayValue> values = values(day, DayValue.of(day, 0).weekday(), entry);
      state = state.add(values, SETTINGS).next();
      same = same.add(new TreeMap<>(values).descendingMap(), SETTINGS).next();
      assertThat(state).isEqualTo(same);
    }
  }

  private static Map<String, DayValue> values(int day, int weekday, Entry entry) {
    Map<String, DayValue> values = new HashMap<>();
    for (int i = 0; i < METRICS.size(); i++) {
      double value = entry.values().get(i);
      if (!Double.isNaN(value)) {
        values.put(METRICS.get(i), new DayValue(day, weekday, value));
      }
    }
    return values;
  }

  @Provide
  static Arbitrary<List<Entry>> histories() {
    Arbitrary<Integer> gaps =
        Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(2, 1), Tuple.of(1, 10), Tuple.of(1, 40));
    Arbitrary<Double> values =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.doubles().between(0, 10).ofScale(1)),
            Tuple.of(1, Arbitraries.just(Double.NaN)));
    return Combinators.combine(gaps, values.list().ofSize(METRICS.size()))
        .as(Entry::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }
}
