package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.DaySamples;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricKind;
import org.attune.analytics.metric.TreatmentMarks;
import org.attune.analytics.time.LocalDays;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.PersonalChart;
import org.attune.analytics.trend.change.PersonalState;
import org.attune.analytics.trend.change.TogetherChart;
import org.attune.analytics.trend.change.TogetherState;
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

  private final ChangeSettings settings;

  /** A fold with the given chart settings. */
  public TrendFold(ChangeSettings settings) {
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
    PatientTrend before = store.patientOrNew();
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
      DayPage.Added added = store.pageOrEmpty(key).with(event, Contribution.of(observation, part));
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
    PatientTrend patient = store.patientOrNew();
    SortedMap<String, SortedMap<Integer, DaySummary>> sums = DaySums.of(store, patient).byMetric();
    if (sums.isEmpty()) {
      return List.of();
    }
    Publication publication = new Publication(store, patient, patientId, sums);
    List<TrendPoint> changed = publication.points();
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
    return finalMillis(store.patientOrNew());
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
      if (!touched && store.pageOrEmpty(key).holds(event)) {
        return true;
      }
    }
    return false;
  }

  /** Makes the oldest open day final. */
  private List<TrendPoint> finish(DayStore store, String patientId) {
    PatientTrend patient = store.patientOrNew();
    OpenDay day = patient.openDays().get(0);
    int epochDay = day.epochDay();
    PointOfDay point =
        new PointOfDay(
            patientId,
            epochDay,
            patient.finalWeight() + day.weight() + 1,
            Finality.FINAL,
            settings);
    boolean newBaseline = startsBaseline(store, day);
    List<TrendPoint> points = new ArrayList<>();
    List<String> spoken = new ArrayList<>();
    for (String id : newBaseline ? patient.everTold() : day.everTold()) {
      Metric metric = MetricCatalog.get(id);
      MetricTrend trend = store.metricOrNew(id);
      PersonalState before =
          newBaseline && metric.charted()
              ? PersonalChart.rebaseline(trend.anchor(), epochDay)
              : trend.anchor();
      MetricDay last = trend.day(epochDay).orElse(null);
      if (last == null) {
        if (newBaseline && store.metric(id) != null) {
          store.keep(id, trend.anchored(before));
        }
        continue;
      }
      PersonalState chart = ChartWalk.step(before, metric, epochDay, last.summary(), settings);
      points.add(point.of(metric, last.summary(), chart));
      store.keep(id, trend.anchoredAt(chart));
      spoken.add(id);
    }
    for (String id : day.metrics()) {
      dropSeries(store, epochDay, MetricCatalog.get(id));
    }
    store.drop(PageKey.general(epochDay));
    PatientTrend finished = patient.finished(spoken);
    finishTogether(store, day, finished, point).ifPresent(points::add);
    store.keep(finished);
    return points;
  }

  private Optional<TrendPoint> finishTogether(
      DayStore store, OpenDay day, PatientTrend finished, PointOfDay point) {
    if (day.metrics().stream().map(MetricCatalog::get).noneMatch(TogetherChart::takes)) {
      return Optional.empty();
    }
    TogetherTrend trend = store.togetherOrNew();
    Map<String, PersonalState> charts = new HashMap<>();
    for (String id : finished.finalThrough().keySet()) {
      if (TogetherChart.takes(MetricCatalog.get(id))) {
        charts.put(id, store.metricOrNew(id).anchor());
      }
    }
    TogetherState anchor = together(trend.anchor(), day.epochDay(), charts);
    store.keep(trend.anchoredAt(anchor, day.epochDay()));
    return trend
        .day(day.epochDay())
        .map(last -> point.of(MetricCatalog.get(MetricCatalog.TOGETHER), last.summary(), anchor));
  }

  private TogetherState together(
      TogetherState before, int epochDay, Map<String, PersonalState> charts) {
    boolean rated = charts.values().stream().anyMatch(chart -> chart.lastDay() == epochDay);
    // An import may be older than days that are final by now: they are not charted again.
    return rated && epochDay > before.lastDay()
        ? TogetherChart.add(before, epochDay, charts, settings)
        : before;
  }

  private static boolean startsBaseline(DayStore store, OpenDay day) {
    return day.metrics().stream()
        .filter(TreatmentMarks::startsBaseline)
        .anyMatch(
            id ->
                store
                    .metricOrNew(id)
                    .day(day.epochDay())
                    .filter(mark -> mark.summary().samples() > 0)
                    .isPresent());
  }

  private static void dropSeries(DayStore store, int epochDay, Metric metric) {
    for (int page = 0; metric.kind() == MetricKind.MINUTE_SERIES && page < PageKey.PAGES; page++) {
      store.drop(new PageKey(epochDay, metric.id(), page));
    }
  }

  /** One publication of one patient. Lives within one call of {@link #publish}. */
  private final class Publication {
    private final DayStore store;
    private final PatientTrend patient;
    private final String patientId;
    private final SortedMap<String, SortedMap<Integer, DaySummary>> sums;
    private final NavigableSet<Integer> newBaselines = new TreeSet<>();
    private final List<TrendPoint> changed = new ArrayList<>();
    private final Map<String, ChartWalk> ratings = new HashMap<>();
    private int ratedFrom = Integer.MAX_VALUE;

    private Publication(
        DayStore store,
        PatientTrend patient,
        String patientId,
        SortedMap<String, SortedMap<Integer, DaySummary>> sums) {
      this.store = store;
      this.patient = patient;
      this.patientId = patientId;
      this.sums = sums;
    }

    private List<TrendPoint> points() {
      int marksFrom = marks();
      SortedSet<String> ids = new TreeSet<>(sums.keySet());
      ids.removeIf(TreatmentMarks::startsBaseline);
      if (marksFrom < Integer.MAX_VALUE) {
        ids.addAll(chartedSince(marksFrom));
      }
      // Derived from the walk through the nights, so after them.
      ids.remove(Derivations.SLEEP_VARIABILITY);
      for (String id : ids) {
        metric(MetricCatalog.get(id), sums.getOrDefault(id, new TreeMap<>()), marksFrom);
      }
      if (ratedFrom < Integer.MAX_VALUE) {
        together();
      }
      return changed;
    }

    /** Publishes what starts a baseline; returns the first day on which that changed. */
    private int marks() {
      int first = Integer.MAX_VALUE;
      for (String id : TreatmentMarks.STARTING_BASELINES) {
        SortedMap<Integer, DaySummary> told = sums.getOrDefault(id, new TreeMap<>());
        if (!told.isEmpty()) {
          first = Math.min(first, told.firstKey());
          metric(MetricCatalog.get(id), told, Integer.MAX_VALUE);
        }
        if (patient.openDays().stream().anyMatch(day -> day.metrics().contains(id))) {
          store.metricOrNew(id).days().stream()
              .filter(day -> day.summary().samples() > 0)
              .forEach(day -> newBaselines.add(day.epochDay()));
        }
      }
      return first;
    }

    private Set<String> chartedSince(int epochDay) {
      Set<String> ids = new TreeSet<>();
      for (OpenDay day : patient.openDays()) {
        if (day.epochDay() >= epochDay) {
          day.everTold().stream()
              .filter(id -> MetricCatalog.get(id).charted())
              .filter(id -> store.metric(id) != null || sums.containsKey(id))
              .forEach(ids::add);
        }
      }
      return ids;
    }

    /** The points of one metric, from its first changed day on, that differ from what was sent. */
    private void metric(Metric metric, SortedMap<Integer, DaySummary> told, int marksFrom) {
      MetricTrend trend = store.metricOrNew(metric.id());
      int from = Math.min(marksFrom, told.isEmpty() ? Integer.MAX_VALUE : told.firstKey());
      TreeMap<Integer, DaySummary> days = new TreeMap<>();
      trend.days().forEach(day -> days.put(day.epochDay(), day.summary()));
      told.forEach(
          (day, summary) -> {
            // All of it withdrawn before anybody saw it: there is no such day.
            if (summary.samples() > 0 || days.containsKey(day)) {
              days.put(day, summary);
            }
          });
      ChartWalk walk = ChartWalk.of(metric, trend, days, from, newBaselines, settings);
      List<MetricDay> now = new ArrayList<>();
      TreeMap<Integer, DaySummary> derived = new TreeMap<>();
      days.forEach(
          (epochDay, summary) -> {
            MetricDay known = trend.day(epochDay).orElse(null);
            if (epochDay < from && known != null) {
              now.add(known);
              return;
            }
            TrendPoint point = pointOf(epochDay).of(metric, summary, walk.through(epochDay));
            now.add(sent(known, summary, point));
            if (metric.id().equals(Derivations.SLEEP)) {
              derived.put(
                  epochDay,
                  Derivations.sleepVariability(walk.through(epochDay), epochDay, summary));
            }
          });
      store.keep(metric.id(), new MetricTrend(trend.anchor(), walk.head(), List.copyOf(now)));
      if (TogetherChart.takes(metric)) {
        ratings.put(metric.id(), walk);
        ratedFrom = Math.min(ratedFrom, from);
      }
      if (!derived.isEmpty()) {
        metric(MetricCatalog.get(Derivations.SLEEP_VARIABILITY), derived, Integer.MAX_VALUE);
      }
    }

    /** The ratings taken together, from the first day on which one of them changed. */
    private void together() {
      TogetherTrend trend = store.togetherOrNew();
      boolean fromHead = ratedFrom > trend.headThrough();
      int after = fromHead ? trend.headThrough() : Integer.MIN_VALUE;
      walkTheOthers(fromHead ? ratedFrom : Integer.MIN_VALUE);
      TogetherState state = fromHead ? trend.head() : trend.anchor();
      TogetherState beforeLast = state;
      int beforeLastDay = after;
      int last = after;
      List<MetricDay> now = new ArrayList<>();
      trend.days().stream().filter(day -> day.epochDay() < ratedFrom).forEach(now::add);
      for (OpenDay day : patient.openDays()) {
        int epochDay = day.epochDay();
        if (epochDay <= after || day.metrics().stream().noneMatch(this::takes)) {
          continue;
        }
        beforeLast = state;
        beforeLastDay = last;
        Map<String, PersonalState> charts = new HashMap<>();
        ratings.forEach((id, walk) -> charts.put(id, walk.through(epochDay)));
        state = TrendFold.this.together(state, epochDay, charts);
        last = epochDay;
        if (epochDay >= ratedFrom) {
          point(trend, epochDay, state, now);
        }
      }
      store.keep(new TogetherTrend(trend.anchor(), beforeLast, beforeLastDay, List.copyOf(now)));
    }

    private void point(
        TogetherTrend trend, int epochDay, TogetherState state, List<MetricDay> now) {
      Metric metric = MetricCatalog.get(MetricCatalog.TOGETHER);
      MetricDay known = trend.day(epochDay).orElse(null);
      boolean charted = state.ready() && state.lastDay() == epochDay;
      if (!charted && known == null) {
        return;
      }
      DaySummary summary = summaryOfRatings(epochDay, charted ? state : null);
      now.add(sent(known, summary, pointOf(epochDay).of(metric, summary, state)));
    }

    /** Value, and who may see it, from the ratings of the day. */
    private DaySummary summaryOfRatings(int epochDay, @Nullable TogetherState state) {
      DaySummary latest = DaySummary.withdrawn(Confidentiality.NORMAL);
      Confidentiality strictest = Confidentiality.NORMAL;
      boolean live = false;
      int answered = 0;
      for (String id : new TreeSet<>(ratings.keySet())) {
        DaySummary rating =
            store.metricOrNew(id).day(epochDay).map(MetricDay::summary).orElse(null);
        // A rating that was withdrawn has no part in a day that stands: whether it was ever seen
        // depends on what came first.
        if (rating == null || (state != null && rating.samples() == 0)) {
          continue;
        }
        strictest = strictest.strictest(rating.confidentiality());
        live |= rating.live();
        answered++;
        latest = rating.receivedAtMillis() > latest.receivedAtMillis() ? rating : latest;
      }
      return state == null
          ? DaySummary.withdrawn(strictest)
          : new DaySummary(
              state.value(),
              answered,
              1,
              true,
              live,
              latest.zoneOffsetMinutes(),
              latest.receivedAtMillis(),
              strictest);
    }

    /** The charts of the ratings that did not change themselves. */
    private void walkTheOthers(int from) {
      Set<String> ids = new TreeSet<>(patient.finalThrough().keySet());
      patient.openDays().forEach(day -> ids.addAll(day.metrics()));
      // Those that changed were walked from their own first change: the group needs more of them.
      for (String id : ids) {
        if (takes(id)) {
          MetricTrend trend = store.metricOrNew(id);
          TreeMap<Integer, DaySummary> days = new TreeMap<>();
          trend.days().forEach(day -> days.put(day.epochDay(), day.summary()));
          ratings.put(
              id, ChartWalk.of(MetricCatalog.get(id), trend, days, from, newBaselines, settings));
        }
      }
    }

    private boolean takes(String id) {
      return TogetherChart.takes(MetricCatalog.get(id));
    }

    private PointOfDay pointOf(int epochDay) {
      return new PointOfDay(
          patientId, epochDay, patient.weightThrough(epochDay), Finality.PROVISIONAL, settings);
    }

    /** Sends the point unless readers have it. */
    private MetricDay sent(@Nullable MetricDay known, DaySummary summary, TrendPoint point) {
      if (known == null || known.published() != point.fingerprint()) {
        changed.add(point);
      }
      return new MetricDay(point.epochDay(), summary, point.fingerprint());
    }
  }
}
