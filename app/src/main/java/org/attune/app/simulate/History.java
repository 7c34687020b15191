package org.attune.app.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.attune.app.replay.TimedEvent;

/**
 * The history of all patients in receive order, made a day at a time: what waits in memory is a day
 * of events and what late syncers hold back.
 */
final class History implements Iterator<TimedEvent> {
  /** No local day begins longer before the UTC day of its date. */
  private static final Duration EARLIEST_LOCAL_DAY = Duration.ofHours(15);

  private final List<PatientDays> patients = new ArrayList<>();
  private final PriorityQueue<TimedEvent> waiting = new PriorityQueue<>(TimedEvent.RECEIVE_ORDER);
  private final long endMillis;
  private LocalDate nextDay;
  private final LocalDate lastDay;
  private long completeUntilMillis = Long.MIN_VALUE;

  /**
   * The history of some patients.
   *
   * @param statements takes what is truly said in events received before the end, no later than the
   *     events come
   */
  History(
      List<SimulatedPatient> patients,
      CohortSettings settings,
      LocalDate firstDay,
      Consumer<Statement> statements) {
    this.endMillis = settings.end().toEpochMilli();
    this.nextDay = firstDay;
    this.lastDay = firstDay.plusDays(settings.days());
    for (SimulatedPatient patient : patients) {
      PatientDays days =
          new PatientDays(
              patient,
              settings,
              statement -> {
                if (statement.receivedAtMillis() < endMillis) {
                  statements.accept(statement);
                }
              });
      this.patients.add(days);
      waiting.add(days.enrollment());
    }
  }

  @Override
  public boolean hasNext() {
    while (!nextDay.isAfter(lastDay)
        && (waiting.isEmpty() || waiting.element().receivedAtMillis() >= completeUntilMillis)) {
      for (PatientDays patient : patients) {
        waiting.addAll(patient.next());
      }
      nextDay = nextDay.plusDays(1);
      completeUntilMillis = earliestEventOf(nextDay).toEpochMilli();
    }
    return !waiting.isEmpty() && waiting.element().receivedAtMillis() < endMillis;
  }

  @Override
  public TimedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return waiting.remove();
  }

  /** After the last event: what happened before the end and had not been received by then. */
  List<TimedEvent> notYetReceived() {
    List<TimedEvent> pending = new ArrayList<>(waiting);
    pending.sort(TimedEvent.RECEIVE_ORDER);
    return pending;
  }

  private static Instant earliestEventOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().minus(EARLIEST_LOCAL_DAY);
  }
}
