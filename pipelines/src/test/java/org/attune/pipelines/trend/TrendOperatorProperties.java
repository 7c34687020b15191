package org.attune.pipelines.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.DAY;
import static org.attune.pipelines.APatient.HOUR;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.noonOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.attune.analytics.event.Source;
import org.attune.analytics.trend.Finality;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.APatient;
import org.attune.pipelines.OperatorRun;

/**
 * Whatever happens on the way - another order, re-sends, crashes, early and late publications - the
 * points a reader is left with are the same.
 */
final class TrendOperatorProperties {
  private static final APatient PATIENT = APatient.named("p-1");

  /** More than a baseline, so that the charts speak. */
  private static final int DAYS = 20;

  /** Enough disturbances for a run, few enough to stay quick. */
  private static final double DISTURBED = 0.06;

  /** One version of one event: an event keeps its day and metric over its revisions. */
  private record Version(int event, int revision, boolean retracted, double value) {
    private CheckedEvent at(long offset) {
      int day = event % DAYS;
      String metric = event < 2 * DAYS ? "mood" : "craving";
      return TrendRuns.checked(
          offset,
          PATIENT.rated(
              PATIENT.envelope(
                  "e-" + event,
                  noonOf(day),
                  noonOf(day) + (event % 7) * HOUR,
                  Source.APP,
                  revision,
                  retracted),
              metric,
              value));
    }
  }

  @Property(tries = 100)
  void theSamePointsOnTheHeapHoweverTheEventsCome(
      @ForAll("histories") List<Version> history, @ForAll Random random) throws Exception {
    compare(new HashMapStateBackend(), history, random);
  }

  @Property(tries = 8)
  void theSamePointsOnRocksDbHoweverTheEventsCome(
      @ForAll("histories") List<Version> history, @ForAll Random random) throws Exception {
    // Whole snapshots: only a checkpoint coordinator puts the files of incremental ones together.
    compare(new EmbeddedRocksDBStateBackend(false), history, random);
  }

  @Provide
  Arbitrary<List<Version>> histories() {
    Arbitrary<Version> version =
        Combinators.combine(
                Arbitraries.integers().between(0, 3 * DAYS - 1),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 9).map(chance -> chance == 0),
                Arbitraries.integers().between(0, 10))
            .as((event, revision, gone, value) -> new Version(event, revision, gone, value));
    return version.list().ofMaxSize(60).map(TrendOperatorProperties::overABaseline);
  }

  /** A rating of mood on every day, so that each history has a chart to disturb. */
  private static List<Version> overABaseline(List<Version> versions) {
    List<Version> history = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      history.add(new Version(day, 0, false, 5 + day % 3));
    }
    history.addAll(versions);
    return history;
  }

  private static void compare(StateBackend backend, List<Version> history, Random random)
      throws Exception {
    List<Version> disturbed = new ArrayList<>(history);
    for (Version version : history) {
      if (random.nextInt(4) == 0) {
        disturbed.add(version);
      }
    }
    Collections.shuffle(disturbed, random);

    List<TrendPoint> expected = quiet(history);
    List<TrendPoint> actual = disturbed(backend, disturbed, random);

    assertThat(lastPublished(actual, Finality.PROVISIONAL))
        .isEqualTo(lastPublished(expected, Finality.PROVISIONAL));
    assertThat(lastPublished(actual, Finality.FINAL))
        .isEqualTo(lastPublished(expected, Finality.FINAL));
  }

  private static List<TrendPoint> quiet(List<Version> history) throws Exception {
    try (OperatorRun<PatientBundle, TrendPoint> run = TrendRuns.on(new HashMapStateBackend())) {
      for (int i = 0; i < history.size(); i++) {
        run.send(TrendRuns.bundle(history.get(i).at(i)));
      }
      return finished(run);
    }
  }

  private static List<TrendPoint> disturbed(
      StateBackend backend, List<Version> history, Random random) throws Exception {
    try (OperatorRun<PatientBundle, TrendPoint> run = TrendRuns.on(backend)) {
      long now = 0;
      int next = 0;
      while (next < history.size()) {
        List<CheckedEvent> together = new ArrayList<>();
        for (int more = random.nextInt(6); more >= 0 && next < history.size(); more--) {
          together.add(history.get(next).at(next));
          next++;
        }
        run.send(TrendRuns.bundle(together));
        if (random.nextDouble() < DISTURBED) {
          run.crashAndRestore();
        }
        if (random.nextInt(5) == 0) {
          now += random.nextInt(3000);
          run.processingTime(now);
        }
        if (random.nextInt(10) == 0) {
          // Any time at which no day is final yet.
          run.watermark(NOON + random.nextInt(10) * DAY);
        }
      }
      return finished(run);
    }
  }

  private static List<TrendPoint> finished(OperatorRun<PatientBundle, TrendPoint> run)
      throws Exception {
    run.processingTime(1_000_000);
    run.watermark(NOON + 365 * DAY);
    assertThat(run.eventTimeTimers()).isZero();
    return run.output();
  }

  /**
   * What a compacted topic keeps. A day whose inputs were all withdrawn counts as absent: whether
   * it was ever published depends on what came first. The revision of a provisional point tells how
   * much was in when it was published, that of a final one is the same in any order.
   */
  private static Map<String, String> lastPublished(List<TrendPoint> points, Finality finality) {
    Map<String, String> last = new TreeMap<>();
    for (TrendPoint point : points) {
      if (point.finality() == finality) {
        String key = point.metric() + '@' + point.epochDay();
        if (point.samples() == 0) {
          last.remove(key);
        } else {
          last.put(key, shown(point));
        }
      }
    }
    return last;
  }

  /** The record's own text is redacted. */
  private static String shown(TrendPoint point) {
    return String.join(
        " ",
        String.valueOf(point.value()),
        String.valueOf(point.samples()),
        String.valueOf(point.coverage()),
        String.valueOf(point.valid()),
        point.status().name(),
        String.valueOf(point.baselineDays()),
        String.valueOf(point.usual()),
        String.valueOf(point.reading()),
        String.valueOf(point.live()),
        String.valueOf(point.receivedAtMillis()),
        String.valueOf(point.zoneOffsetMinutes()),
        point.confidentiality().name(),
        point.finality() == Finality.FINAL ? "r" + point.revision() : "");
  }
}
