package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.TreatmentMarks;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.analytics.trend.change.PersonalState;
import org.attune.analytics.trend.change.TogetherChart;
import org.attune.analytics.trend.change.TogetherState;
import org.jspecify.annotations.Nullable;

/**
 * One publication of one patient: the points of every metric that changed, from its first changed
 * day on, that differ from what readers have. Lives within one call of {@link TrendFold#publish}.
 */
final class Publication {
  private final DayStore store;
  private final PatientTrend patient;
  private final String patientId;
  private final SortedMap<String, SortedMap<Integer, DaySummary>> sums;
  private final ChangeSettings settings;
  private final int finalThrough;
  private final NavigableSet<Integer> newBaselines = new TreeSet<>();
  private final List<TrendPoint> changed = new ArrayList<>();
  private final Map<String, ChartWalk> ratings = new HashMap<>();
  private int ratedFrom = Integer.MAX_VALUE;

  /**
   * A publication.
   *
   * @param finalThrough days up to this one become final in the same moment, and are told as that:
   *     nobody would see what they were before
   */
  Publication(
      DayStore store,
      PatientTrend patient,
      String patientId,
      SortedMap<String, SortedMap<Integer, DaySummary>> sums,
      ChangeSettings settings,
      int finalThrough) {
    this.store = store;
    this.patient = patient;
    this.patientId = patientId;
    this.sums = sums;
    this.settings = settings;
    this.finalThrough = finalThrough;
  }

  /** Sums up, charts and keeps; returns what readers do not have. */
  List<TrendPoint> points() {
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
          now.add(
              told(
                  known,
                  epochDay,
                  summary,
                  () -> pointOf(epochDay).of(metric, summary, walk.through(epochDay))));
          if (metric.id().equals(Derivations.SLEEP)) {
            derived.put(
                epochDay, Derivations.sleepVariability(walk.through(epochDay), epochDay, summary));
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
      state = TogetherTrend.step(state, epochDay, charts, settings);
      last = epochDay;
      if (epochDay >= ratedFrom) {
        point(trend, epochDay, state, now);
      }
    }
    store.keep(new TogetherTrend(trend.anchor(), beforeLast, beforeLastDay, List.copyOf(now)));
  }

  private void point(TogetherTrend trend, int epochDay, TogetherState state, List<MetricDay> now) {
    Metric metric = MetricCatalog.get(MetricCatalog.TOGETHER);
    MetricDay known = trend.day(epochDay).orElse(null);
    boolean charted = state.ready() && state.lastDay() == epochDay;
    if (!charted && known == null) {
      return;
    }
    DaySummary summary = summaryOfRatings(epochDay, charted ? state : null);
    now.add(told(known, epochDay, summary, () -> pointOf(epochDay).of(metric, summary, state)));
  }

  /** Value, and who may see it, from the ratings of the day. */
  private DaySummary summaryOfRatings(int epochDay, @Nullable TogetherState state) {
    DaySummary latest = DaySummary.withdrawn(Confidentiality.NORMAL);
    Confidentiality strictest = Confidentiality.NORMAL;
    boolean live = false;
    int answered = 0;
    for (String id : new TreeSet<>(ratings.keySet())) {
      DaySummary rating = store.metricOrNew(id).day(epochDay).map(MetricDay::summary).orElse(null);
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

  /** Sends the point of a day unless readers have it. */
  private MetricDay told(
      @Nullable MetricDay known, int epochDay, DaySummary summary, Supplier<TrendPoint> point) {
    if (epochDay <= finalThrough) {
      return new MetricDay(epochDay, summary, MetricDay.UNTOLD);
    }
    TrendPoint told = point.get();
    long fingerprint = told.fingerprint();
    if (known == null || known.published() != fingerprint) {
      changed.add(told);
    }
    return new MetricDay(epochDay, summary, fingerprint);
  }
}
