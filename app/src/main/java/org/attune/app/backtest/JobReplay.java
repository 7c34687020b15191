package org.attune.app.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.AlertAction;
import org.attune.analytics.alert.AlertFold;
import org.attune.analytics.alert.AlertInput;
import org.attune.analytics.alert.AlertResult;
import org.attune.analytics.alert.AlertState;
import org.attune.analytics.alert.Detection;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.JournalChecks;
import org.attune.analytics.journal.EntryMemory;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalFold;
import org.attune.analytics.journal.JournalReader;
import org.attune.analytics.journal.JournalReading;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.trend.InMemoryDayStore;
import org.attune.analytics.trend.TrendFold;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.change.ChangeSettings;
import org.attune.app.replay.TimedEvent;
import org.attune.pipelines.alert.AlertInputs;
import org.attune.pipelines.intake.Received;

/**
 * The folds of the trend, journal and alert jobs for one person, hosted as the jobs host them: each
 * event goes over the wire and through the checks, days become final on the hour, silence is looked
 * at every six hours. A clinician ends each safety episode a day after it opened.
 *
 * <p>Points are published up to three hours after the first event that they wait for, where the job
 * takes a second: alerts about a trend come so much later here. Check-ins lie further apart, so
 * that a day half over is published as such, here as there. Left out are the broker, Flink, and the
 * models that read journals.
 *
 * <p>Time is the fold's: it takes none to work. Not thread-safe.
 */
final class JobReplay {
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final long CONFLATION_MILLIS = 3 * HOUR_MILLIS;
  private static final long REVIEW_MILLIS = 6 * HOUR_MILLIS;
  private static final long DISPOSITION_MILLIS = 24 * HOUR_MILLIS;
  private static final long NEVER = Long.MAX_VALUE;

  /** Opening the codecs of every contract costs more than a short history. */
  private static final ThreadLocal<Wire> WIRE = ThreadLocal.withInitial(Wire::new);

  /**
   * An episode as published.
   *
   * @param atMillis fold time of the publication, epoch milliseconds UTC
   * @param opened true when the episode opened with it
   * @param spoke true when it opened or grew with it, and was not only annotated, corrected or
   *     ended
   */
  record Emission(long atMillis, boolean opened, boolean spoke, Alert alert) {

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Emission[redacted]";
    }
  }

  private final String patientId;
  private final Supplier<JournalReader> reader;
  private final TrendFold trends = new TrendFold(ChangeSettings.DEFAULT);
  private final InMemoryDayStore days = new InMemoryDayStore();
  private final JournalFold journals = new JournalFold();
  private final Map<String, EntryMemory> entries = new HashMap<>();
  private final AlertFold alerts = new AlertFold();
  private final Map<String, Integer> evidence = new HashMap<>();
  private final Map<String, Alert> safetyOpen = new LinkedHashMap<>();
  private final List<Emission> emissions = new ArrayList<>();
  private AlertState state;
  private long publishAt = NEVER;
  private long finalAt = NEVER;
  private long reviewAt = NEVER;

  private JobReplay(String patientId, MonitoringPlan plan, Supplier<JournalReader> reader) {
    this.patientId = patientId;
    this.reader = reader;
    this.state =
        alerts.apply(AlertState.NEW, patientId, new AlertInput.PlanSet(plan), 0, 0).state();
  }

  /**
   * Everything that was published of one person's episodes, in order.
   *
   * @param events of this person, in receive order
   * @param plan in force throughout
   * @param reader of the calling thread; asked for with each journal entry
   * @param endMillis until when time passes, epoch milliseconds UTC
   */
  static List<Emission> of(
      String patientId,
      Iterator<TimedEvent> events,
      MonitoringPlan plan,
      Supplier<JournalReader> reader,
      long endMillis) {
    JobReplay replay = new JobReplay(patientId, plan, reader);
    while (events.hasNext()) {
      replay.take(LiveSource.of(events.next()));
    }
    replay.passTo(endMillis);
    return List.copyOf(replay.emissions);
  }

  private void take(TimedEvent event) {
    long now = event.receivedAtMillis();
    passTo(now);
    Received received = WIRE.get().received(event);
    observe(received, now);
    JournalEntry journal = received.journal();
    if (journal != null) {
      read(received, journal, now);
    } else if (received.biometrics() == null && received.sleep() == null) {
      AlertInputs.of(received).forEach(input -> step(input, now));
    }
    if (reviewAt == NEVER) {
      reviewAt = after(now, REVIEW_MILLIS);
    }
  }

  private void observe(Received received, long now) {
    Checked checked = received.checked();
    if (checked == null || checked.observation() == null) {
      return;
    }
    TrendFold.Outcome outcome = trends.apply(days, checked.observation());
    if (outcome.changed() && publishAt == NEVER) {
      publishAt = now + CONFLATION_MILLIS;
    }
    if (outcome.rescheduled()) {
      scheduleFinality();
    }
  }

  private void scheduleFinality() {
    OptionalLong due = trends.nextFinalMillis(days);
    finalAt = due.isEmpty() ? NEVER : after(due.getAsLong() - 1, HOUR_MILLIS);
  }

  private void read(Received received, JournalEntry entry, long now) {
    long producedAt = received.producedAtMillis();
    Envelope mended = JournalChecks.mended(entry.envelope(), producedAt, "journal");
    JournalReading reading =
        new JournalReading(
            mended,
            JournalChecks.wrongClock(entry.envelope(), producedAt),
            FindingKind.PHRASE,
            reader
                .get()
                .read(
                    new JournalEntry(mended, entry.text(), entry.language(), entry.promptKind())));
    JournalFold.Outcome outcome = journals.apply(entries.get(mended.eventId()), reading, now);
    entries.put(mended.eventId(), outcome.memory());
    for (JournalSignal signal : outcome.signals()) {
      AlertInputs.of(Received.of(received.origin(), now, signal))
          .forEach(input -> step(input, now));
    }
  }

  /** Does what falls due up to a moment, in the order in which it falls due. */
  private void passTo(long millis) {
    while (true) {
      long dispositionAt =
          safetyOpen.values().stream()
              .mapToLong(alert -> alert.openedAtMillis() + DISPOSITION_MILLIS)
              .min()
              .orElse(NEVER);
      long due = Math.min(Math.min(publishAt, finalAt), Math.min(reviewAt, dispositionAt));
      if (due > millis) {
        return;
      }
      if (due == publishAt) {
        publishAt = NEVER;
        tell(trends.publish(days, patientId), due);
      } else if (due == finalAt) {
        tell(trends.advance(days, patientId, due), due);
        scheduleFinality();
      } else if (due == dispositionAt) {
        dispose(due);
      } else {
        reviewAt = after(due, REVIEW_MILLIS);
        step(new AlertInput.TimePassed(), due);
      }
    }
  }

  private void tell(List<TrendPoint> points, long now) {
    points.forEach(point -> step(new AlertInput.TrendPublished(point), now));
  }

  /** A clinician who has seen everything ends the safety episodes that have waited long enough. */
  private void dispose(long now) {
    for (Alert alert : List.copyOf(safetyOpen.values())) {
      if (alert.openedAtMillis() + DISPOSITION_MILLIS <= now) {
        AlertAction action =
            new AlertAction(
                "disposition-" + alert.alertId(),
                alert.alertId(),
                patientId,
                alert.kind(),
                true,
                alert.revision(),
                List.of());
        step(new AlertInput.ActionTaken(action), now);
      }
    }
  }

  private void step(AlertInput input, long now) {
    AlertResult result = alerts.apply(state, patientId, input, now, 0);
    state = result.state();
    for (Alert alert : result.alerts()) {
      Integer before = evidence.put(alert.alertId(), alert.evidenceCount());
      boolean opened = before == null;
      emissions.add(new Emission(now, opened, opened || alert.evidenceCount() > before, alert));
      if (alert.kind().safety() && alert.detection() == Detection.OPEN) {
        safetyOpen.put(alert.alertId(), alert);
      } else {
        safetyOpen.remove(alert.alertId());
      }
    }
  }

  private static long after(long millis, long step) {
    return (Math.floorDiv(millis, step) + 1) * step;
  }
}
