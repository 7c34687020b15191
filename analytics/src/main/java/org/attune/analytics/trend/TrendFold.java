package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
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

  /** Before all days. */
  private static final int NONE_FINAL = Integer.MIN_VALUE;

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

  /** What one observation made of a patient. */
  private record Step(PatientTrend patient, Outcome outcome) {}

  /**
   * Takes observations of one patient in, one after the other. Points come later, from {@link
   * #publish}: many observations may share one publication.
   *
   * @return one outcome per observation, in their order
   */
  public List<Outcome> apply(DayStore store, List<Observation> observations) {
    PatientTrend patient = store.patientOrNew();
    PageDrafts pages = new PageDrafts(store, patient);
    List<Outcome> outcomes = new ArrayList<>(observations.size());
    for (Observation observation : observations) {
      Step step = take(pages, patient, observation);
      patient = step.patient();
      outcomes.add(step.outcome());
    }
    pages.keep();
    if (outcomes.stream().anyMatch(outcome -> outcome.rejected() == null)) {
      store.keep(patient);
    }
    return outcomes;
  }

  /** Takes one observation in. */
  public Outcome apply(DayStore store, Observation observation) {
    return apply(store, List.of(observation)).get(0);
  }

  private static Step take(PageDrafts pages, PatientTrend before, Observation observation) {
    EventHash event = EventHash.of(observation.envelope().eventId());
    RejectionReason reason = refuse(pages, before, observation, event);
    if (reason != null) {
      return new Step(before, new Outcome(false, false, reason));
    }
    long importedAtMillis = importedAtMillis(observation);
    boolean changed = false;
    PatientTrend patient = before;
    for (DaySamples part : observation.days()) {
      PageDraft page = pages.of(PageKey.of(part.epochDay(), observation.series(), event));
      PageDraft.Added added = page.add(event, Contribution.of(observation, part));
      OpenDay day = patient.day(part.epochDay());
      if (added.changed()) {
        changed = true;
        patient =
            patient.with(
                day.with(observation.series(), added.weight(), part.samples(), added.replaced())
                    .imported(importedAtMillis));
      } else if (importedAtMillis > day.importedAtMillis()) {
        patient = patient.with(day.imported(importedAtMillis));
      }
    }
    boolean rescheduled = !finalMillis(before).equals(finalMillis(patient));
    return new Step(patient, new Outcome(changed, rescheduled, null));
  }

  /** The points that changed since the last publication. */
  public List<TrendPoint> publish(DayStore store, String patientId) {
    return publish(store, patientId, NONE_FINAL);
  }

  private List<TrendPoint> publish(DayStore store, String patientId, int finalThrough) {
    PatientTrend patient = store.patientOrNew();
    SortedMap<String, SortedMap<Integer, DaySummary>> sums = DaySums.of(store, patient).byMetric();
    if (sums.isEmpty()) {
      return List.of();
    }
    Publication publication =
        new Publication(store, patient, patientId, sums, settings, finalThrough);
    List<TrendPoint> changed = publication.points();
    store.keep(patient.published());
    return changed;
  }

  /**
   * Makes final the days whose time has come, oldest first; a day waits for the ones before it.
   *
   * @param nowMillis Flink time, epoch milliseconds UTC
   * @return the final points, and those of other days that were waiting to be published
   */
  public List<TrendPoint> advance(DayStore store, String patientId, long nowMillis) {
    int finalThrough = dueThrough(store.patientOrNew(), nowMillis);
    if (finalThrough == NONE_FINAL) {
      return List.of();
    }
    List<TrendPoint> waiting = publish(store, patientId, finalThrough);
    List<TrendPoint> points = new ArrayList<>();
    OptionalLong due = nextFinalMillis(store);
    while (due.isPresent() && due.getAsLong() <= nowMillis) {
      points.addAll(finish(store, patientId));
      due = nextFinalMillis(store);
    }
    points.addAll(waiting);
    return points;
  }

  /** The last of the days that become final now, the oldest first. */
  private static int dueThrough(PatientTrend patient, long nowMillis) {
    int through = NONE_FINAL;
    for (OpenDay day : patient.openDays()) {
      if (finalMillis(day) > nowMillis) {
        break;
      }
      through = day.epochDay();
    }
    return through;
  }

  /** When the oldest open day becomes final, epoch milliseconds UTC; empty without an open day. */
  public OptionalLong nextFinalMillis(DayStore store) {
    return finalMillis(store.patientOrNew());
  }

  private static OptionalLong finalMillis(PatientTrend patient) {
    if (patient.openDays().isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(finalMillis(patient.openDays().get(0)));
  }

  private static long finalMillis(OpenDay day) {
    long imported = day.importedAtMillis();
    long byDay = LocalDays.latestEndMillis(day.epochDay()) + OPEN_MILLIS;
    return imported == 0 ? byDay : Math.max(byDay, imported + IMPORT_OPEN_MILLIS);
  }

  private static long importedAtMillis(Observation observation) {
    return observation.envelope().source() == Source.IMPORT
        ? observation.envelope().receivedAtMillis()
        : 0;
  }

  /** Why an observation cannot be taken in, or null. */
  private static @Nullable RejectionReason refuse(
      PageDrafts pages, PatientTrend patient, Observation observation, EventHash event) {
    for (DaySamples part : observation.days()) {
      if (patient.closedTo(part)) {
        return RejectionReason.BEFORE_FINAL;
      }
    }
    return observation.envelope().revision() > 0 && movesDay(pages, patient, observation, event)
        ? RejectionReason.MOVED_DAY
        : null;
  }

  /**
   * True when an open day that the correction does not touch already holds its event. Only looked
   * for in corrections: looking at every open day for every event would cost more than all else.
   */
  private static boolean movesDay(
      PageDrafts pages, PatientTrend patient, Observation observation, EventHash event) {
    for (OpenDay open : patient.openDays()) {
      boolean touched =
          observation.days().stream().anyMatch(part -> part.epochDay() == open.epochDay());
      PageKey key = PageKey.of(open.epochDay(), observation.series(), event);
      if (!touched && pages.of(key).holds(event)) {
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
    TogetherState anchor = TogetherTrend.step(trend.anchor(), day.epochDay(), charts, settings);
    store.keep(trend.anchoredAt(anchor, day.epochDay()));
    return trend
        .day(day.epochDay())
        .map(last -> point.of(MetricCatalog.get(MetricCatalog.TOGETHER), last.summary(), anchor));
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
}
