package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;
import org.attune.analytics.trend.change.Baseline;
import org.attune.analytics.trend.change.Cusum;
import org.attune.analytics.trend.change.PersonalState;
import org.attune.analytics.trend.change.Variability;
import org.attune.analytics.trend.change.WeekdayEffects;

/**
 * The state of a personal chart in few bytes, every number bit for bit. What was learnt of the
 * patient is often the same in two states of one metric, and is then written once.
 */
final class ChartPacking {
  private ChartPacking() {}

  /**
   * Writes a state.
   *
   * @param known a state that is written before it, or {@link PersonalState#START}
   */
  static void write(PersonalState state, PersonalState known, PackedOutput out) {
    out.signed(state.lastDay());
    boolean learntTheSame = learnt(state, known);
    out.flag(learntTheSame);
    if (!learntTheSame) {
      out.signed(state.learnFrom());
      days(state.baselineDays(), out);
      values(state.baselineValues(), out);
      baseline(state.baseline(), out);
      baseline(state.admission(), out);
    }
    out.number(state.ewma());
    out.signed(state.updates());
    out.number(state.cusum().up());
    out.number(state.cusum().down());
    out.number(state.variability().center());
    out.number(state.variability().average());
    out.signed(state.variability().updates());
    out.flag(state.variability().ready());
    values(state.weekdays().sums(), out);
    days(state.weekdays().counts(), out);
    out.number(state.lastEffect());
    days(state.recentDays(), out);
    values(state.recentValues(), out);
  }

  /**
   * Reads a state.
   *
   * @param known the one that was known when it was written
   */
  static PersonalState read(PersonalState known, PackedInput in) {
    int lastDay = in.signedInt();
    PersonalState learnt = in.flag() ? known : learnt(in);
    return new PersonalState(
        lastDay,
        learnt.learnFrom(),
        learnt.baselineDays(),
        learnt.baselineValues(),
        learnt.baseline(),
        learnt.admission(),
        in.number(),
        in.signedInt(),
        new Cusum(in.number(), in.number()),
        new Variability(in.number(), in.number(), in.signedInt(), in.flag()),
        new WeekdayEffects(values(in), days(in)),
        in.number(),
        days(in),
        values(in));
  }

  private static boolean learnt(PersonalState state, PersonalState known) {
    return state.learnFrom() == known.learnFrom()
        && state.baseline().equals(known.baseline())
        && state.admission().equals(known.admission())
        && state.baselineDays().equals(known.baselineDays())
        && state.baselineValues().equals(known.baselineValues());
  }

  private static PersonalState learnt(PackedInput in) {
    PersonalState start = PersonalState.START;
    return new PersonalState(
        start.lastDay(),
        in.signedInt(),
        days(in),
        values(in),
        baseline(in),
        baseline(in),
        start.ewma(),
        start.updates(),
        start.cusum(),
        start.variability(),
        start.weekdays(),
        start.lastEffect(),
        start.recentDays(),
        start.recentValues());
  }

  private static void baseline(Baseline baseline, PackedOutput out) {
    out.signed(baseline.days());
    out.flag(baseline.complete());
    out.signed(baseline.fromDay());
    out.signed(baseline.throughDay());
    out.number(baseline.mean());
    out.number(baseline.sd());
    out.number(baseline.median());
    out.number(baseline.mad());
  }

  private static Baseline baseline(PackedInput in) {
    return new Baseline(
        in.signedInt(),
        in.flag(),
        in.signedInt(),
        in.signedInt(),
        in.number(),
        in.number(),
        in.number(),
        in.number());
  }

  /** Whole numbers, each as its distance from the one before: days follow one another. */
  private static void days(List<Integer> days, PackedOutput out) {
    out.unsigned(days.size());
    int before = 0;
    for (int day : days) {
      out.signed((long) day - before);
      before = day;
    }
  }

  private static List<Integer> days(PackedInput in) {
    int count = in.unsignedInt();
    List<Integer> days = new ArrayList<>(count);
    long before = 0;
    for (int i = 0; i < count; i++) {
      before += in.signed();
      days.add((int) before);
    }
    return List.copyOf(days);
  }

  private static void values(List<Double> values, PackedOutput out) {
    out.unsigned(values.size());
    for (double value : values) {
      out.number(value);
    }
  }

  private static List<Double> values(PackedInput in) {
    int count = in.unsignedInt();
    List<Double> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(in.number());
    }
    return List.copyOf(values);
  }
}
