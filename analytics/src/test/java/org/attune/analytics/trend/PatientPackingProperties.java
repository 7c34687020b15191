package org.attune.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.packed.PackedOutput;
import org.attune.analytics.trend.change.TogetherState;

/** What state keeps of a patient comes back as it was. */
final class PatientPackingProperties {
  private static final int TRIES = 500;
  private static final List<String> METRICS = MetricCatalog.all().stream().map(Metric::id).toList();

  @Property(tries = TRIES)
  void aPatientComesBackAsItWas(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, Integer> finalThrough = new HashMap<>();
    metrics(random).forEach(metric -> finalThrough.put(metric, random.nextInt()));
    List<OpenDay> days = new ArrayList<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      days.add(
          new OpenDay(
              random.nextInt(),
              random.nextLong() >>> 1,
              random.nextLong(),
              metrics(random),
              metrics(random)));
    }
    PatientTrend patient = new PatientTrend(random.nextLong() >>> 1, days, finalThrough);

    assertThat(PatientPacking.unpack(PatientPacking.pack(patient))).isEqualTo(patient);
  }

  @Property(tries = TRIES)
  void theRatingsTogetherComeBackAsTheyWere(@ForAll long seed) {
    Random random = new Random(seed);
    List<MetricDay> days = new ArrayList<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      days.add(day(random));
    }
    TogetherTrend trend = new TogetherTrend(state(random), state(random), random.nextInt(), days);

    assertThat(TogetherPacking.unpack(TogetherPacking.pack(trend))).isEqualTo(trend);
  }

  @Example
  void whoIsNewTakesFewBytes() {
    byte[] patient = PatientPacking.pack(PatientTrend.NEW);
    byte[] together = TogetherPacking.pack(TogetherTrend.NEW);

    assertThat(PatientPacking.unpack(patient)).isEqualTo(PatientTrend.NEW);
    assertThat(TogetherPacking.unpack(together)).isEqualTo(TogetherTrend.NEW);
    assertThat(patient).hasSizeLessThan(8);
    assertThat(together).hasSizeLessThan(40);
  }

  @Example
  void whatAnEarlierReleaseKeptIsRead() {
    PackedOutput named = new PackedOutput(0);
    named.unsigned(1);
    named.unsigned(2);
    named.text("steps");
    named.text("mood");
    named.unsigned(40);
    // Final through, of the first metrics.
    named.unsigned(1);
    named.signed(20_500);
    // One open day, its metrics and those that changed.
    named.unsigned(1);
    named.signed(20_510);
    named.unsigned(7);
    named.signed(1_772_000_000_000L);
    named.unsigned(2);
    named.unsigned(1);
    named.unsigned(0);
    named.unsigned(1);
    named.unsigned(1);

    assertThat(PatientPacking.unpack(named.toBytes()))
        .isEqualTo(
            new PatientTrend(
                40,
                List.of(
                    new OpenDay(
                        20_510, 7, 1_772_000_000_000L, List.of("mood", "steps"), List.of("mood"))),
                Map.of("steps", 20_500)));
  }

  @Example
  void daysThatAreAlikeTakeFewBytes() {
    List<String> metrics = METRICS.subList(0, 25);
    List<OpenDay> days = new ArrayList<>();
    for (int day = 0; day < 15; day++) {
      days.add(new OpenDay(20_500 + day, 31, 0, metrics, List.of()));
    }

    assertThat(PatientPacking.pack(new PatientTrend(0, days, Map.of()))).hasSizeLessThan(120);
  }

  @Example
  void anotherFormatIsRefused() {
    PackedOutput later = new PackedOutput(0);
    later.unsigned(3);

    assertThatThrownBy(() -> PatientPacking.unpack(later.toBytes()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("format 3");
    assertThatThrownBy(() -> TogetherPacking.unpack(later.toBytes()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("format 3");
  }

  private static MetricDay day(Random random) {
    Confidentiality[] rules = Confidentiality.values();
    return new MetricDay(
        random.nextInt(),
        new DaySummary(
            random.nextGaussian(),
            random.nextInt(),
            random.nextDouble(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextInt(),
            random.nextLong(),
            rules[random.nextInt(rules.length)]),
        random.nextLong());
  }

  private static TogetherState state(Random random) {
    return random.nextInt(4) == 0
        ? TogetherState.START
        : new TogetherState(
            metrics(random),
            random.nextInt(),
            random.nextGaussian(),
            random.nextDouble(),
            random.nextInt(),
            random.nextGaussian(),
            random.nextGaussian(),
            random.nextInt());
  }

  private static List<String> metrics(Random random) {
    List<String> metrics = new ArrayList<>(METRICS);
    Collections.shuffle(metrics, random);
    return List.copyOf(metrics.subList(0, random.nextInt(metrics.size() + 1)));
  }
}
