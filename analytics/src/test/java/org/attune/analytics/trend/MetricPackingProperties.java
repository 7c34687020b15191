package org.attune.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.packed.PackedOutput;
import org.attune.analytics.trend.change.Baseline;
import org.attune.analytics.trend.change.Cusum;
import org.attune.analytics.trend.change.PersonalState;
import org.attune.analytics.trend.change.Variability;
import org.attune.analytics.trend.change.WeekdayEffects;

/** What state keeps of a metric comes back as it was. */
final class MetricPackingProperties {
  private static final int TRIES = 500;
  private static final double[] ODD = {
    0.0, -0.0, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, 0.1, 7
  };
  private static final int[] EXTREMES = {
    Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1, 1, 20_000, 127, -65
  };

  @Property(tries = TRIES)
  void comesBackAsItWas(@ForAll long seed) {
    Random random = new Random(seed);
    PersonalState anchor = state(random);
    MetricTrend trend = new MetricTrend(anchor, head(anchor, random), days(random));

    assertThat(MetricPacking.unpack(MetricPacking.pack(trend))).isEqualTo(trend);
  }

  @Example
  void aMetricThatWasNeverSeenTakesFewBytes() {
    byte[] packed = MetricPacking.pack(MetricTrend.NEW);

    assertThat(MetricPacking.unpack(packed)).isEqualTo(MetricTrend.NEW);
    assertThat(packed).hasSizeLessThan(50);
  }

  @Example
  void anotherFormatIsRefused() {
    PackedOutput later = new PackedOutput(0);
    later.unsigned(2);

    assertThatThrownBy(() -> MetricPacking.unpack(later.toBytes()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("format 2");
  }

  /** The same, a state that learnt the same, or any other. */
  private static PersonalState head(PersonalState anchor, Random random) {
    PersonalState other = state(random);
    return switch (random.nextInt(3)) {
      case 0 -> anchor;
      case 1 ->
          new PersonalState(
              other.lastDay(),
              anchor.learnFrom(),
              anchor.baselineDays(),
              anchor.baselineValues(),
              anchor.baseline(),
              anchor.admission(),
              other.ewma(),
              other.updates(),
              other.cusum(),
              other.variability(),
              other.weekdays(),
              other.lastEffect(),
              other.recentDays(),
              other.recentValues());
      default -> other;
    };
  }

  private static PersonalState state(Random random) {
    return new PersonalState(
        whole(random),
        whole(random),
        wholes(random),
        numbers(random),
        baseline(random),
        baseline(random),
        number(random),
        whole(random),
        new Cusum(number(random), number(random)),
        new Variability(number(random), number(random), whole(random), random.nextBoolean()),
        random.nextBoolean()
            ? WeekdayEffects.NONE
            : new WeekdayEffects(numbers(random), wholes(random)),
        number(random),
        wholes(random),
        numbers(random));
  }

  private static Baseline baseline(Random random) {
    return random.nextBoolean()
        ? Baseline.NONE
        : new Baseline(
            whole(random),
            random.nextBoolean(),
            whole(random),
            whole(random),
            number(random),
            number(random),
            number(random),
            number(random));
  }

  private static List<MetricDay> days(Random random) {
    Confidentiality[] rules = Confidentiality.values();
    List<MetricDay> days = new ArrayList<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      days.add(
          new MetricDay(
              whole(random),
              new DaySummary(
                  number(random),
                  whole(random),
                  number(random),
                  random.nextBoolean(),
                  random.nextBoolean(),
                  whole(random),
                  random.nextLong(),
                  rules[random.nextInt(rules.length)]),
              random.nextLong()));
    }
    return days;
  }

  private static List<Integer> wholes(Random random) {
    List<Integer> wholes = new ArrayList<>();
    for (int i = random.nextInt(24); i > 0; i--) {
      wholes.add(whole(random));
    }
    return Collections.unmodifiableList(wholes);
  }

  private static List<Double> numbers(Random random) {
    List<Double> numbers = new ArrayList<>();
    for (int i = random.nextInt(24); i > 0; i--) {
      numbers.add(number(random));
    }
    return Collections.unmodifiableList(numbers);
  }

  private static int whole(Random random) {
    return random.nextInt(4) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt();
  }

  private static double number(Random random) {
    return random.nextInt(4) == 0 ? ODD[random.nextInt(ODD.length)] : random.nextGaussian();
  }
}
