package org.attune.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attune.analytics.fixture.AHistory;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.EventChecks;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.trend.change.ChangeSettings;

/** What must hold of the trend fold whatever comes in, and in whatever order. */
final class TrendFoldProperties {
  private static final int TRIES = 100;
  private static final int DAYS = 34;

  /** A short baseline, so that most days of a history are charted. */
  private static final ChangeSettings SETTINGS =
      new ChangeSettings(
          4,
          ChangeSettings.DEFAULT.lambda(),
          ChangeSettings.DEFAULT.phi(),
          ChangeSettings.DEFAULT.limitWidth(),
          ChangeSettings.DEFAULT.usualWidth(),
          ChangeSettings.DEFAULT.togetherWidth(),
          ChangeSettings.DEFAULT.supportWidth(),
          ChangeSettings.DEFAULT.aloneWidth(),
          ChangeSettings.DEFAULT.cusumSlack(),
          ChangeSettings.DEFAULT.cusumLimit(),
          ChangeSettings.DEFAULT.staleDays(),
          2,
          ChangeSettings.DEFAULT.weekdayPrior());

  private static final APatient PATIENT = APatient.enrolled().inZone("America/Chicago");

  /** When a run has seen everything: some days final, some open. */
  private static final long END_MILLIS =
      AHistory.START.plus(DAYS, ChronoUnit.DAYS).toEpochMilli() + Duration.ofDays(2).toMillis();

  private final TrendFold fold = new TrendFold(SETTINGS);

  @Property(tries = TRIES)
  void anyOrderWithAnyDuplicatesEndsInTheSamePoints(@ForAll long seed) {
    List<Observation> history = AHistory.of(PATIENT, DAYS, new Random(seed));
    Readers inOrder = new Readers();
    Run plain = new Run(inOrder);
    history.forEach(plain::apply);
    plain.advance(END_MILLIS);
    plain.publish();

    Random random = new Random(~seed);
    Readers shuffled = new Readers();
    Run other = new Run(shuffled);
    other.applyAll(delivered(history, random), random);
    other.advance(END_MILLIS);
    other.publish();
    assertThat(shuffled.points()).isEqualTo(inOrder.points());

    plain.advance(Long.MAX_VALUE);
    other.advance(Long.MAX_VALUE);
    assertThat(shuffled.points()).isEqualTo(inOrder.points());
    assertThat(inOrder.points().values())
        .isNotEmpty()
        .allMatch(point -> point.contains("finality=FINAL"));
    assertThat(plain.store.size()).isZero();
  }

  @Property(tries = TRIES)
  void foldingOnFromAnyCutIsFoldingAll(@ForAll long seed) {
    Random random = new Random(seed);
    List<Observation> history = AHistory.of(PATIENT, DAYS, random);
    int cut = random.nextInt(history.size() + 1);
    List<TrendPoint> whole = new ArrayList<>();
    InMemoryDayStore one = new InMemoryDayStore();
    whole.addAll(foldAll(one, history.subList(0, cut)));
    whole.addAll(foldAll(one, history.subList(cut, history.size())));

    List<TrendPoint> inTwo = new ArrayList<>();
    InMemoryDayStore first = new InMemoryDayStore();
    inTwo.addAll(foldAll(first, history.subList(0, cut)));
    InMemoryDayStore restored = first.copy();
    foldAll(first, history.subList(cut, history.size()));
    inTwo.addAll(foldAll(restored, history.subList(cut, history.size())));

    assertThat(inTwo).isEqualTo(whole);
    assertThat(fold.publish(restored, PATIENT.id())).isEmpty();
  }

  @Property(tries = TRIES)
  void aCrashThatDeliversTheLastRecordsAgainChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<Observation> history = AHistory.of(PATIENT, DAYS, random);
    int crash = random.nextInt(history.size() + 1);
    int snapshot = random.nextInt(crash + 1);
    Readers undisturbed = new Readers();
    undisturbed.acceptAll(foldAll(new InMemoryDayStore(), history));

    Readers disturbed = new Readers();
    InMemoryDayStore store = new InMemoryDayStore();
    disturbed.acceptAll(foldAll(store, history.subList(0, snapshot)));
    InMemoryDayStore kept = store.copy();
    disturbed.acceptAll(foldAll(store, history.subList(snapshot, crash)));
    disturbed.restart();
    disturbed.acceptAll(foldAll(kept, history.subList(snapshot, history.size())));

    assertThat(disturbed.points()).isEqualTo(undisturbed.points());
  }

  @Property(tries = TRIES)
  void whatComesLateSendsExactlyThePointsThatItChanges(@ForAll long seed) {
    Random random = new Random(seed);
    List<Observation> history = AHistory.of(PATIENT, DAYS, random);
    int late = random.nextInt(history.size());
    List<Observation> without = new ArrayList<>(history);
    Observation lateOne = without.remove(late);

    Readers before = new Readers();
    Run run = new Run(before);
    without.forEach(run::apply);
    run.publish();
    Map<String, String> held = before.points();

    run.apply(lateOne);
    List<TrendPoint> sent = fold.publish(run.store, PATIENT.id());
    before.acceptAll(sent);
    Map<String, String> after = before.points();

    Readers atOnce = new Readers();
    Run other = new Run(atOnce);
    history.forEach(other::apply);
    other.publish();
    assertThat(after).isEqualTo(atOnce.points());
    // Sent is what changed, and what changed was sent.
    assertThat(sent)
        .filteredOn(point -> point.samples() > 0)
        .allSatisfy(
            point ->
                assertThat(after.get(Readers.key(point)))
                    .isNotEqualTo(held.get(Readers.key(point))));
    assertThat(sent).extracting(Readers::key).doesNotHaveDuplicates();
  }

  @Property(tries = TRIES)
  void cuttingSamplesIntoOtherBatchesGivesTheSameDays(@ForAll long seed) {
    Random random = new Random(seed);
    int minutes = 500 + random.nextInt(1200);
    double[] values = DoubleStream.generate(() -> 50 + random.nextInt(80)).limit(minutes).toArray();

    assertThat(days(inBatches(values, random), random))
        .isEqualTo(days(inBatches(values, random), random))
        .isNotEmpty();
  }

  /** The samples in consecutive batches of random length, all received together. */
  private static List<Observation> inBatches(double[] values, Random random) {
    List<Observation> batches = new ArrayList<>();
    for (int from = 0; from < values.length; ) {
      int to = Math.min(values.length, from + 1 + random.nextInt(600));
      double[] part = Arrays.copyOfRange(values, from, to);
      AnEvent event =
          PATIENT
              .at(AHistory.START.plus(from, ChronoUnit.MINUTES))
              .receivedAt(AHistory.START.plus(5, ChronoUnit.DAYS));
      batches.add(
          fit(
              EventChecks.check(
                  event.batch("heart-rate", "/min", 1, Duration.ofMinutes(1), part), END_MILLIS)));
      // Batches may overlap: the device repeats what it is not sure it has sent.
      from = to == values.length ? to : Math.max(from + 1, to - random.nextInt(30));
    }
    return batches;
  }

  private Map<String, String> days(List<Observation> batches, Random random) {
    Readers readers = new Readers();
    Run run = new Run(readers);
    List<Observation> shuffled = new ArrayList<>(batches);
    Collections.shuffle(shuffled, random);
    shuffled.forEach(run::apply);
    run.publish();
    return readers.points();
  }

  private List<TrendPoint> foldAll(InMemoryDayStore store, List<Observation> observations) {
    List<TrendPoint> points = new ArrayList<>();
    for (Observation observation : observations) {
      points.addAll(fold.advance(store, PATIENT.id(), observation.envelope().receivedAtMillis()));
      fold.apply(store, observation);
      points.addAll(fold.publish(store, PATIENT.id()));
    }
    return points;
  }

  /** Some twice; in receive order, nearly so, or in any order. */
  private static List<Observation> delivered(List<Observation> history, Random random) {
    List<Observation> deliveries = new ArrayList<>(history);
    history.stream().filter(one -> random.nextInt(4) == 0).forEach(deliveries::add);
    long disorderMillis =
        switch (random.nextInt(4)) {
          case 0 -> 1;
          case 1 -> Duration.ofHours(2).toMillis();
          case 2 -> Duration.ofDays(3).toMillis();
          default -> Duration.ofDays(400).toMillis();
        };
    List<Map.Entry<Long, Observation>> placed = new ArrayList<>();
    for (Observation one : deliveries) {
      long jitter = (long) (random.nextDouble() * disorderMillis);
      placed.add(Map.entry(one.envelope().receivedAtMillis() + jitter, one));
    }
    placed.sort(Map.Entry.comparingByKey(Comparator.naturalOrder()));
    return placed.stream().map(Map.Entry::getValue).toList();
  }

  private static Observation fit(Checked checked) {
    return Objects.requireNonNull(checked.observation());
  }

  /** One job over one patient. */
  private final class Run {
    private final InMemoryDayStore store = new InMemoryDayStore();
    private final Readers readers;

    private Run(Readers readers) {
      this.readers = readers;
    }

    private void apply(Observation observation) {
      assertThat(fold.apply(store, observation).rejected()).isNull();
    }

    private void publish() {
      readers.acceptAll(fold.publish(store, PATIENT.id()));
    }

    private void advance(long nowMillis) {
      readers.acceptAll(fold.advance(store, PATIENT.id(), nowMillis));
    }

    /** Publishing at any points; Flink time never runs ahead of what is still to come. */
    private void applyAll(List<Observation> deliveries, Random random) {
      long[] earliestToCome = new long[deliveries.size()];
      long earliest = END_MILLIS;
      for (int i = deliveries.size() - 1; i >= 0; i--) {
        earliest = Math.min(earliest, deliveries.get(i).envelope().receivedAtMillis());
        earliestToCome[i] = earliest;
      }
      for (int i = 0; i < deliveries.size(); i++) {
        if (random.nextInt(4) == 0) {
          advance(earliestToCome[i]);
        }
        apply(deliveries.get(i));
        if (random.nextInt(4) == 0) {
          publish();
        }
      }
    }
  }

  /** What readers of the topic hold: the latest point of each key, by revision. */
  private static final class Readers {
    private final Map<String, TrendPoint> latest = new HashMap<>();
    private boolean afterRestart;

    private void acceptAll(List<TrendPoint> points) {
      points.forEach(this::accept);
    }

    /** From now on points may repeat older revisions, which readers pass over. */
    private void restart() {
      afterRestart = true;
    }

    private void accept(TrendPoint point) {
      TrendPoint before = latest.get(key(point));
      if (before != null && point.revision() < before.revision()) {
        assertThat(afterRestart).as("revisions of %s grow", key(point)).isTrue();
        return;
      }
      latest.put(key(point), point);
    }

    /** Without days whose observations were all withdrawn: some orders never see them. */
    private Map<String, String> points() {
      Map<String, String> points = new TreeMap<>();
      latest.forEach(
          (key, point) -> {
            if (point.samples() > 0) {
              points.put(key, shown(point));
            }
          });
      return points;
    }

    /** All that a reader sees but the revision: the record's own text is redacted. */
    private static String shown(Record told) {
      StringJoiner text = new StringJoiner(" ");
      for (RecordComponent component : told.getClass().getRecordComponents()) {
        try {
          component.getAccessor().setAccessible(true);
          Object value = component.getAccessor().invoke(told);
          if (!component.getName().equals("revision")) {
            text.add(
                component.getName()
                    + "="
                    + (value instanceof Record inner ? "(" + shown(inner) + ")" : value));
          }
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
      return text.toString();
    }

    private static String key(TrendPoint point) {
      return point.metric() + '@' + point.epochDay();
    }
  }
}
