package org.attune.app.backtest;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.instrument.ChangeClass;
import org.attune.analytics.instrument.Instrument;
import org.attune.analytics.instrument.Instruments;
import org.attune.analytics.instrument.ReliableChange;
import org.attune.analytics.instrument.Score;
import org.attune.analytics.intake.EventChecks;
import org.attune.analytics.time.LocalDays;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.TimedEvent;
import org.jspecify.annotations.Nullable;

/**
 * When people got worse by their questionnaires: a total reliably worse than that of the form
 * before it, or a higher answer to item 9 of the PHQ-9 than before ({@code docs/CLINICAL.md} §2).
 */
final class Worsening {
  private static final int ITEM_9 = 9;

  private Worsening() {}

  /** The last form of one instrument. */
  private record LastForm(int total, @Nullable Integer item9) {}

  /** By patient id; looked after on every day with a scored form that has one before it. */
  static Map<String, HistoryReplay.Aftermath> of(Dataset dataset) {
    Map<String, HistoryReplay.Aftermath> people = new HashMap<>();
    Map<String, LastForm> last = new HashMap<>();
    Wire wire = new Wire();
    for (Iterator<TimedEvent> events = dataset.events(); events.hasNext(); ) {
      TimedEvent event = events.next();
      Assessment form = wire.received(event).assessment();
      Score score = form == null ? null : EventChecks.scored(form).orElse(null);
      Integer total = score == null ? null : score.total();
      Instrument instrument =
          form == null ? null : Instruments.find(form.instrument()).orElse(null);
      if (form == null || total == null || instrument == null) {
        continue;
      }
      LastForm now = new LastForm(total, form.answered().get(ITEM_9));
      LastForm before = last.put(event.patientId() + '/' + instrument.id(), now);
      if (before != null) {
        HistoryReplay.Aftermath aftermath =
            people.computeIfAbsent(
                event.patientId(),
                any -> new HistoryReplay.Aftermath(new TreeSet<>(), new TreeSet<>()));
        int day =
            LocalDays.epochDay(
                form.envelope().eventTimeMillis(), form.envelope().zoneOffsetMinutes());
        aftermath.looked().add(day);
        if (worse(instrument, before, now)) {
          aftermath.onsets().add(day);
        }
      }
    }
    return people;
  }

  private static boolean worse(Instrument instrument, LastForm before, LastForm now) {
    boolean item9Rose =
        instrument.equals(Instruments.PHQ_9)
            && before.item9() != null
            && now.item9() != null
            && now.item9() > before.item9();
    return item9Rose
        || instrument
            .total()
            .flatMap(
                total ->
                    total
                        .interpretation()
                        .change()
                        .map(
                            threshold ->
                                ReliableChange.classify(
                                        total, threshold, before.total(), now.total())
                                    .outcome()))
            .filter(ChangeClass.DETERIORATED::equals)
            .isPresent();
  }
}
