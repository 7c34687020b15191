package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.DaySamples;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.time.LocalDays;
import org.jspecify.annotations.Nullable;

/**
 * One patient's observations, folded into trend points.
 *
 * <p>A day holds one contribution per event, the greatest by {@link Contribution#ORDER}; points are
 * a function of the anchor (final days) and the open days. So any permutation, duplication or
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

  /** What {@link #apply} did with an observation. */
  public record Outcome(boolean changed, @Nullable RejectionReason rejected) {
    private static final Outcome CHANGED = new Outcome(true, null);
    private static final Outcome NOTHING_NEW = new Outcome(false, null);
  }

  /**
   * Takes one observation in. Points come later, from {@link #publish}: many observations may share
   * one publication.
   */
  public Outcome apply(DayStore store, Observation observation) {
    PatientTrend patient = patientOf(store);
    RejectionReason reason = refuse(store, patient, observation);
    if (reason != null) {
      return new Outcome(false, reason);
    }
    boolean changed = false;
    TreeSet<Integer> openDays = new TreeSet<>(patient.openDays());
    Map<String, Integer> dirty = new HashMap<>(patient.dirty());
    for (DaySamples part : observation.days()) {
      OpenDay day = dayOf(store, part.epochDay());
      String eventId = observation.envelope().eventId();
      Contribution before = day.contributions().get(eventId);
      Contribution now = contribution(observation, part);
      if (before != null && Contribution.ORDER.compare(before, now) >= 0) {
        continue;
      }
      Map<String, Contribution> contributions = new HashMap<>(day.contributions());
      contributions.put(eventId, now);
      store.keep(part.epochDay(), new OpenDay(contributions, day.published()));
      openDays.add(part.epochDay());
      markDirty(dirty, before, part.epochDay());
      markDirty(dirty, now, part.epochDay());
      changed = true;
    }
    if (changed) {
      store.keep(
          new PatientTrend(patient.finalWeight(), patient.anchors(), List.copyOf(openDays), dirty));
    }
    return changed ? Outcome.CHANGED : Outcome.NOTHING_NEW;
  }

  /** The points that changed since the last publication. */
  public List<TrendPoint> publish(DayStore store, String patientId) {
    PatientTrend patient = patientOf(store);
    List<TrendPoint> changed = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : new TreeMap<>(patient.dirty()).entrySet()) {
      MetricCatalog.find(entry.getKey())
          .ifPresent(
              metric ->
                  changed.addAll(publish(store, patient, patientId, metric, entry.getValue())));
    }
    if (!patient.dirty().isEmpty()) {
      store.keep(
          new PatientTrend(patient.finalWeight(), patient.anchors(), patient.openDays(), Map.of()));
    }
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
    PatientTrend patient = patientOf(store);
    if (patient.openDays().isEmpty()) {
      return OptionalLong.empty();
    }
    int oldest = patient.openDays().get(0);
    long imported = dayOf(store, oldest).importedAtMillis();
    long byDay = LocalDays.latestEndMillis(oldest) + OPEN_MILLIS;
    return OptionalLong.of(imported == 0 ? byDay : Math.max(byDay, imported + IMPORT_OPEN_MILLIS));
  }

  /** Why an observation cannot be taken in, or null. */
  private static @Nullable RejectionReason refuse(
      DayStore store, PatientTrend patient, Observation observation) {
    for (DaySamples part : observation.days()) {
      for (MetricSamples samples : part.samples()) {
        MetricAnchor anchor = patient.anchors().get(samples.metric());
        if (anchor != null && part.epochDay() <= anchor.throughDay()) {
          return RejectionReason.BEFORE_FINAL;
        }
      }
    }
    return observation.envelope().revision() > 0 && movesDay(store, patient, observation)
        ? RejectionReason.MOVED_DAY
        : null;
  }

  /**
   * True when an open day that the correction does not touch already holds its event. Only looked
   * for in corrections: looking at every open day for every event would cost more than all else.
   */
  private static boolean movesDay(DayStore store, PatientTrend patient, Observation observation) {
    String eventId = observation.envelope().eventId();
    for (int open : patient.openDays()) {
      boolean touched = observation.days().stream().anyMatch(part -> part.epochDay() == open);
      if (!touched && dayOf(store, open).contributions().containsKey(eventId)) {
        return true;
      }
    }
    return false;
  }

  private static Contribution contribution(Observation observation, DaySamples part) {
    Envelope envelope = observation.envelope();
    return new Contribution(
        envelope.revision(),
        envelope.retracted(),
        !envelope.source().historical(),
        envelope.source() == Source.IMPORT ? envelope.receivedAtMillis() : 0,
        envelope.receivedAtMillis(),
        envelope.zoneOffsetMinutes(),
        observation.deviceRank(),
        envelope.confidentiality(),
        part.samples());
  }

  private static void markDirty(
      Map<String, Integer> dirty, @Nullable Contribution contribution, int epochDay) {
    if (contribution != null) {
      for (MetricSamples samples : contribution.samples()) {
        dirty.merge(samples.metric(), epochDay, Math::min);
      }
    }
  }

  /** The points of one metric from a day on that differ from what was last published. */
  private List<TrendPoint> publish(
      DayStore store, PatientTrend patient, String patientId, Metric metric, int fromDay) {
    List<TrendPoint> changed = new ArrayList<>();
    ChartState chart = chartOf(patient, metric);
    long weight = patient.finalWeight();
    for (int epochDay : patient.openDays()) {
      OpenDay day = dayOf(store, epochDay);
      weight += day.weight();
      DaySummary summary = DaySummary.of(day, metric);
      chart = step(chart, metric, summary);
      Long published = day.published().get(metric.id());
      if (epochDay < fromDay || (summary == null && published == null)) {
        continue;
      }
      TrendPoint point =
          point(patientId, metric, epochDay, day, summary, chart, weight, Finality.PROVISIONAL);
      if (published == null || published != point.fingerprint()) {
        changed.add(point);
        Map<String, Long> fingerprints = new HashMap<>(day.published());
        fingerprints.put(metric.id(), point.fingerprint());
        store.keep(epochDay, new OpenDay(day.contributions(), fingerprints));
      }
    }
    return changed;
  }

  /** Makes the oldest open day final. */
  private List<TrendPoint> finish(DayStore store, String patientId) {
    PatientTrend patient = patientOf(store);
    int epochDay = patient.openDays().get(0);
    OpenDay day = dayOf(store, epochDay);
    long weight = patient.finalWeight() + day.weight() + 1;
    Map<String, MetricAnchor> anchors = new HashMap<>(patient.anchors());
    List<TrendPoint> points = new ArrayList<>();
    for (String id : new TreeSet<>(day.published().keySet())) {
      Metric metric = MetricCatalog.find(id).orElseThrow();
      DaySummary summary = DaySummary.of(day, metric);
      ChartState chart = step(chartOf(patient, metric), metric, summary);
      points.add(point(patientId, metric, epochDay, day, summary, chart, weight, Finality.FINAL));
      anchors.put(id, new MetricAnchor(epochDay, chart));
    }
    store.drop(epochDay);
    List<Integer> openDays = List.copyOf(patient.openDays().subList(1, patient.openDays().size()));
    store.keep(new PatientTrend(weight, anchors, openDays, patient.dirty()));
    return points;
  }

  private ChartState step(ChartState chart, Metric metric, @Nullable DaySummary summary) {
    return summary != null && summary.valid() && metric.charted()
        ? EwmaChart.add(chart, summary.value(), metric.sdFloor(), settings)
        : chart;
  }

  private TrendPoint point(
      String patientId,
      Metric metric,
      int epochDay,
      OpenDay openDay,
      @Nullable DaySummary summary,
      ChartState chart,
      long revision,
      Finality finality) {
    DaySummary day = summary != null ? summary : DaySummary.withdrawn(openDay);
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

  private static ChartState chartOf(PatientTrend patient, Metric metric) {
    MetricAnchor anchor = patient.anchors().get(metric.id());
    return anchor == null ? EwmaChart.start() : anchor.chart();
  }

  private static PatientTrend patientOf(DayStore store) {
    PatientTrend patient = store.patient();
    return patient == null ? PatientTrend.NEW : patient;
  }

  private static OpenDay dayOf(DayStore store, int epochDay) {
    OpenDay day = store.day(epochDay);
    return day == null ? OpenDay.EMPTY : day;
  }
}
