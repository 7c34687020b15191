package org.attune.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Samples come back from their bytes as they were, whatever their slots and values. */
final class MetricSamplesProperties {

  @Property
  void samplesComeBack(
      @ForAll Random random, @ForAll @IntRange(max = 80) int count, @ForAll boolean regular) {
    int[] slots = regular ? regular(random, count) : irregular(random, count);
    int decimals = random.nextInt(8);
    long[] values =
        IntStream.range(0, slots.length)
            .mapToLong(i -> Math.round((random.nextInt(4000) - 200) * Math.pow(10, decimals)))
            .toArray();

    MetricSamples samples = MetricSamples.of("heart-rate", slots, values);

    assertThat(samples.count()).isEqualTo(slots.length);
    assertThat(samples.slots()).isEqualTo(slots);
    assertThat(samples.values()).isEqualTo(values);
    assertThat(samples)
        .isEqualTo(MetricSamples.of("heart-rate", slots.clone(), values.clone()))
        .hasSameHashCodeAs(MetricSamples.of("heart-rate", slots.clone(), values.clone()));
  }

  @Property(tries = 50)
  void anHourOfMinutesTakesLittleMoreThanAByteEach(@ForAll Random random) {
    int[] slots = IntStream.range(300, 360).toArray();
    long[] values = new long[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = MetricSamples.fixed(70 + random.nextInt(20));
    }

    assertThat(MetricSamples.of("heart-rate", slots, values).packed()).hasSizeLessThan(70);
  }

  private static int[] regular(Random random, int count) {
    int step = 1 + random.nextInt(17);
    return IntStream.range(0, count).map(i -> i * step).toArray();
  }

  private static int[] irregular(Random random, int count) {
    TreeSet<Integer> slots = new TreeSet<>();
    while (slots.size() < count) {
      slots.add(random.nextInt(1440));
    }
    return slots.stream().mapToInt(Integer::intValue).toArray();
  }
}
