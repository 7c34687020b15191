package org.attune.app.backtest;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.trend.InMemoryDayStore;
import org.attune.analytics.trend.TrendFold;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.TimedEvent;
import org.attune.pipelines.intake.Received;
import org.jspecify.annotations.Nullable;

/**
 * The day values of a data set as the product sees them: every event goes over the wire, through
 * the checks and the trend fold, in receive order, with nothing but a broker left out.
 *
 * @param subject the person
 * @param points final points by metric id and local day (days since 1970-01-01)
 */
record PatientDays(Dataset.Subject subject, Map<String, NavigableMap<Integer, TrendPoint>> points) {

  /**
   * The people of a data set, ordered by label.
   *
   * @param metrics ratings of check-ins that are kept: a program that asks no others
   */
  static List<PatientDays> of(Dataset dataset, Predicate<String> metrics) {
    return of(dataset.subjects(), dataset.events(), metrics);
  }

  /**
   * Some people, in the order given.
   *
   * @param events of any kind, in receive order; those of other people are left out
   * @param metrics ratings of check-ins that are kept: a program that asks no others
   */
  static List<PatientDays> of(
      List<Dataset.Subject> subjects, Iterator<TimedEvent> events, Predicate<String> metrics) {
    Map<String, PatientDays> people = new LinkedHashMap<>();
    for (Dataset.Subject subject : subjects) {
      people.put(subject.patientId(), new PatientDays(subject, new TreeMap<>()));
    }
    Map<String, InMemoryDayStore> stores = new HashMap<>();
    TrendFold fold = new TrendFold(ChangeSettings.DEFAULT);
    Wire wire = new Wire();
    while (events.hasNext()) {
      TimedEvent event = events.next();
      Observation observation = observation(wire.received(event), metrics);
      if (observation != null) {
        InMemoryDayStore store =
            stores.computeIfAbsent(event.patientId(), id -> new InMemoryDayStore());
        keep(people, fold.advance(store, event.patientId(), event.receivedAtMillis()));
        fold.apply(store, observation);
      }
    }
    stores.forEach((id, store) -> keep(people, fold.advance(store, id, Long.MAX_VALUE)));
    return List.copyOf(people.values());
  }

  /** Final points only: a provisional one is followed by its final one. */
  private static void keep(Map<String, PatientDays> people, List<TrendPoint> points) {
    for (TrendPoint point : points) {
      PatientDays person = people.get(point.patientId());
      if (person != null) {
        person
            .points()
            .computeIfAbsent(point.metric(), metric -> new TreeMap<>())
            .put(point.epochDay(), point);
      }
    }
  }

  /** Valid day values of some metrics, by metric id and local day. */
  Map<String, NavigableMap<Integer, Double>> values(Predicate<String> metrics) {
    Map<String, NavigableMap<Integer, Double>> values = new TreeMap<>();
    points.forEach(
        (metric, days) -> {
          NavigableMap<Integer, Double> valid = new TreeMap<>();
          days.values().stream()
              .filter(point -> point.valid() && point.samples() > 0)
              .forEach(point -> valid.put(point.epochDay(), point.value()));
          if (metrics.test(metric) && !valid.isEmpty()) {
            values.put(metric, valid);
          }
        });
    return values;
  }

  /** First local day to last, both counted. */
  int length() {
    return subject.lastEpochDay() - subject.firstEpochDay() + 1;
  }

  /** What the trend job would fold, or null when it is not used or asks nothing that is kept. */
  private static @Nullable Observation observation(Received received, Predicate<String> metrics) {
    CheckIn checkIn = received.checkIn();
    if (checkIn != null) {
      CheckIn asked = asked(checkIn, metrics);
      return asked.ratings().isEmpty()
          ? null
          : observation(Received.of(received.origin(), received.producedAtMillis(), asked));
    }
    return observation(received);
  }

  private static @Nullable Observation observation(Received received) {
    Checked checked = received.checked();
    return checked == null ? null : checked.observation();
  }

  private static CheckIn asked(CheckIn checkIn, Predicate<String> metrics) {
    return new CheckIn(
        checkIn.envelope(),
        checkIn.ratings().stream().filter(rating -> metrics.test(rating.metric())).toList());
  }
}
