package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.DaySamples;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricKind;
import org.attune.analytics.time.LocalDays;
import org.jspecify.annotations.Nullable;

/**
 * One patient's observations, folded into trend points.
 *
 * <p>A day holds one contribution per event, the greatest by a total order (revision first); points
 * are a function of the anchor (final days) and the open days. So any permutation, duplication or
 * re-delivery of the same observations ends in the same points, as long as the days are open.
 *
 * <p>Revision of a point = input of all days up to its own. It does not depend on order either, but
 * a point is published again only when a reader would see a difference, so the revision last
 * published may lag behind the one it would have now.
 */
public final class TrendFold {
  /** A day is final this long after its end in the last zone on Earth, milliseconds. */
  public static final long OPEN_MILLIS = 15L * 24 * 60 * 60 * 1000;

  /** A day that an import touched stays open at least this long after, milliseconds. */
  public static final long IMPORT_OPEN_MILLIS = 24L * 60 * 60 * 1000;

  private final ChartSettings settings;

  /** A fold with the given chart settings. */
  public TrendFold(ChartSettings settings) {
    this.settings = settings;
  }

  /**
   * What {@link #apply} did with an observation.
   *
   * @param changed false when it said nothing new
   * @param rescheduled true when {@link #nextFinalMillis} has moved
   * @param rejected why it was not taken in, or null
   */
  public record Outcome(boolean changed, boolean rescheduled, @Nullable RejectionReason rejected) {}

  /**
   * Takes one observation in. Points come later, from {@link #publish}: many observations may share
   * one publication.
   */
  public Outcome apply(DayStore store, Observation observation) {
    PatientTrend before = patientOf(store);
    EventHash event = EventHash.of(observation.envelope().eventId());
    RejectionReason reason = refuse(store, before, observation, event);
    if (reason != null) {
      return new Outcome(false, false, reason);
    }
    long importedAtMillis = importedAtMillis(observation);
    boolean changed = false;
    PatientTrend patient = before;
    for (DaySamples part : observation.days()) {
      PageKey key = PageKey.of(part.epochDay(), observation.series(), event);
      DayPage.Added added = pageOf(store, key).with(event, Contribution.of(observation, part));
      OpenDay day = patient.day(part.epochDay());
      if (added.page() != null) {
        store.keep(key, added.page());
        changed = true;
        patient =
            patient.with(
                day.with(observation.series(), added.weight(), part.samples(), added.replaced())
                    .imported(importedAtMillis));
      } else if (importedAtMillis > day.importedAtMillis()) {
        patient = patient.with(day.imported(importedAtMillis));
      }
    }
    store.keep(patient);
    return new Outcome(changed, !finalMillis(before).equals(finalMillis(patient)), null);
  }

  /** The points that changed since the last publication. */
  public List<TrendPoint> publish(DayStore store, String patientId) {
    PatientTrend patient = patientOf(store);
    Map<String, Map<Integer, DaySummary>> summedUp = sumUp(store, patient);
    if (summedUp.isEmpty()) {
      return List.of();
    }
    List<TrendPoint> changed = new ArrayList<>();
    new TreeMap<>(summedUp)
        .forEach(
            (id, days) -> changed.addAll(publish(store, patient, patientId, metricOf(id), days)));
    store.keep(patient.published());
    return changed;
  }

  /**
   * Makes final the days whose time has come, oldest first; a day waits for the ones before it.
   *
   * @param nowMillis Flink time, epoch milliseconds UTC
   * @return the final points, and any that were waiting to be published
   */
  public List<TrendPoint> advance(DayStore store, String patientId, long nowMillis) {
    List<TrendPoint> points = new ArrayList<>();
    OptionalLong due = nextFinalMillis(store);
    while (due.isPresent() && due.getAsLong() <= nowMillis) {
      points.addAll(publish(store, patientId));
      points.addAll(finish(store, patientId));
      due = nextFinalMillis(store);
    }
    return points;
  }

  /** When the oldest open day becomes final, epoch milliseconds UTC; empty without an open day. */
  public OptionalLong nextFinalMillis(DayStore store) {
    return finalMillis(patientOf(store));
  }

  private static OptionalLong finalMillis(PatientTrend patient) {
    if (patient.openDays().isEmpty()) {
      return OptionalLong.empty();
    }
    OpenDay oldest = patient.openDays().get(0);
    long imported = oldest.importedAtMillis();
    long byDay = LocalDays.latestEndMillis(oldest.epochDay()) + OPEN_MILLIS;
    return OptionalLong.of(imported == 0 ? byDay : Math.max(byDay, imported + IMPORT_OPEN_MILLIS));
  }

  private static long importedAtMillis(Observation observation) {
    return observation.envelope().source() == Source.IMPORT
        ? observation.envelope().receivedAtMillis()
        : 0;
  }

  /** Why an observation cannot be taken in, or null. */
  private static @Nullable RejectionReason refuse(
      DayStore store, PatientTrend patient, Observation observation, EventHash event) {
    for (DaySamples part : observation.days()) {
      if (patient.closedTo(part)) {
        return RejectionReason.BEFORE_FINAL;
      }
    }
    return observation.envelope().revision() > 0 && movesDay(store, patient, observation, event)
        ? RejectionReason.MOVED_DAY
        : null;
  }

  /**
   * True when an open day that the correction does not touch already holds its event. Only looked
   * for in corrections: looking at every open day for every event would cost more than all else.
   */
  private static boolean movesDay(
      DayStore store, PatientTrend patient, Observation observation, EventHash event) {
    for (OpenDay open : patient.openDays()) {
      boolean touched =
          observation.days().stream().anyMatch(part -> part.epochDay() == open.epochDay());
      PageKey key = PageKey.of(open.epochDay(), observation.series(), event);
      if (!touched && pageOf(store, key).holds(event)) {
        return true;
      }
    }
    return false;
  }

  /** Metric → day → what the day now says, for all that was told since the last publication. */
  private static Map<String, Map<Integer, DaySummary>> sumUp(DayStore store, PatientTrend patient) {
    Map<String, Map<Integer, DaySummary>> summaries = new HashMap<>();
    for (OpenDay day : patient.openDays()) {
      List<Contribution> general = null;
      for (String id : day.changed()) {
        Metric metric = metricOf(id);
        List<Contribution> told;
        if (metric.kind() == MetricKind.MINUTE_SERIES) {
          told = series(store, day.epochDay(), id);
        } else {
          // Read once for all metrics of the day.
          general =
              general == null
                  ? pageOf(store, PageKey.general(day.epochDay())).contributions()
                  : general;
          told = general;
        }
        summaries
            .computeIfAbsent(id, any -> new HashMap<>())
            .put(day.epochDay(), DayTally.of(metric, told));
      }
    }
    return summaries;
  }

  private static List<Contribution> series(DayStore store, int epochDay, String series) {
    List<Contribution> day = new ArrayList<>();
    for (int page = 0; page < PageKey.PAGES; page++) {
      day.addAll(pageOf(store, new PageKey(epochDay, series, page)).contributions());
    }
    return day;
  }

  /** The points of one metric, from its first changed day on, that differ from what was sent. */
  private List<TrendPoint> publish(
      DayStore store,
      PatientTrend patient,
      String patientId,
      Metric metric,
      Map<Integer, DaySummary> summedUp) {
    MetricTrend trend = trendOf(store, metric.id());
    SortedSet<Integer> days = new TreeSet<>(summedUp.keySet());
    int firstChanged = days.first();
    trend.days().forEach(day -> days.add(day.epochDay()));
    List<TrendPoint> changed = new ArrayList<>();
    List<MetricDay> now = new ArrayList<>();
    ChartState chart = trend.anchor();
    for (int epochDay : days) {
      MetricDay known = trend.day(epochDay).orElse(null);
      DaySummary summary = summedUp.get(epochDay);
      if (summary == null && known != null) {
        summary = known.summary();
      }
      if (summary == null || (summary.samples() == 0 && known == null)) {
        // All of it was withdrawn before anybody saw it.
        continue;
      }
      chart = step(chart, metric, summary);
      long published = known == null ? 0 : known.published();
      if (epochDay >= firstChanged) {
        TrendPoint point =
            point(
                patientId,
                metric,
                epochDay,
                summary,
                chart,
                patient.weightThrough(epochDay),
                Finality.PROVISIONAL);
        if (known == null || published != point.fingerprint()) {
          changed.add(point);
          published = point.fingerprint();
        }
      }
      now.add(new MetricDay(epochDay, summary, published));
    }
    store.keep(metric.id(), new MetricTrend(trend.anchor(), now));
    return changed;
  }

  /** Makes the oldest open day final. */
  private List<TrendPoint> finish(DayStore store, String patientId) {
    PatientTrend patient = patientOf(store);
    OpenDay day = patient.openDays().get(0);
    List<TrendPoint> points = new ArrayList<>();
    List<String> spoken = new ArrayList<>();
    for (String id : new TreeSet<>(day.metrics())) {
      Metric metric = metricOf(id);
      MetricTrend trend = trendOf(store, id);
      trend
          .day(day.epochDay())
          .ifPresent(
              last -> {
                ChartState chart = step(trend.anchor(), metric, last.summary());
                long revision = patient.finalWeight() + day.weight() + 1;
                points.add(
                    point(
                        patientId,
                        metric,
                        day.epochDay(),
                        last.summary(),
                        chart,
                        revision,
                        Finality.FINAL));
                store.keep(id, trend.anchoredAt(chart));
                spoken.add(id);
              });
      dropSeries(store, day.epochDay(), metric);
    }
    store.drop(PageKey.general(day.epochDay()));
    store.keep(patient.finished(spoken));
    return points;
  }

  private static void dropSeries(DayStore store, int epochDay, Metric metric) {
    for (int page = 0; metric.kind() == MetricKind.MINUTE_SERIES && page < PageKey.PAGES; page++) {
      store.drop(new PageKey(epochDay, metric.id(), page));
    }
  }

  private ChartState step(ChartState chart, Metric metric, DaySummary summary) {
    return summary.valid() && metric.charted()
        ? EwmaChart.add(chart, summary.value(), metric.sdFloor(), settings)
        : chart;
  }

  private TrendPoint point(
      String patientId,
      Metric metric,
      int epochDay,
      DaySummary day,
      ChartState chart,
      long revision,
      Finality finality) {
    ChartReading reading =
        metric.charted() && chart.updates() > 0
            ? EwmaChart.reading(chart, metric.direction(), settings).orElse(null)
            : null;
    return new TrendPoint(
        patientId,
        metric.id(),
        epochDay,
        day.zoneOffsetMinutes(),
        day.value(),
        day.samples(),
        day.coverage(),
        day.valid(),
        status(metric, day, reading),
        chart.baselineValues().size(),
        reading,
        revision,
        finality,
        day.live(),
        day.receivedAtMillis(),
        day.confidentiality());
  }

  private static ChartStatus status(Metric metric, DaySummary day, @Nullable ChartReading reading) {
    if (!metric.charted()) {
      return ChartStatus.SPARSE;
    }
    if (!day.valid()) {
      return ChartStatus.INSUFFICIENT_DATA;
    }
    if (reading == null) {
      return ChartStatus.LEARNING;
    }
    return switch (reading.position()) {
      case IN_RANGE -> ChartStatus.IN_RANGE;
      case ADVERSE -> ChartStatus.ADVERSE;
      case FAVORABLE -> ChartStatus.FAVORABLE;
      case NEUTRAL -> ChartStatus.NEUTRAL;
    };
  }

  private static Metric metricOf(String id) {
    return MetricCatalog.find(id)
        .orElseThrow(() -> new IllegalStateException("a metric left the catalogue: " + id));
  }

  private static MetricTrend trendOf(DayStore store, String id) {
    MetricTrend trend = store.metric(id);
    return trend == null ? MetricTrend.NEW : trend;
  }

  private static PatientTrend patientOf(DayStore store) {
    PatientTrend patient = store.patient();
    return patient == null ? PatientTrend.NEW : patient;
  }

  private static DayPage pageOf(DayStore store, PageKey key) {
    DayPage page = store.page(key);
    return page == null ? DayPage.EMPTY : page;
  }
}
