package org.attune.app.backtest;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;

/** Events of a history as they would have come live: history notifies nobody. */
final class LiveSource {
  private LiveSource() {}

  /** The same event from a source that notifies; one without a source as it is. */
  static TimedEvent of(TimedEvent event) {
    Schema.Field source = event.record().getSchema().getField("source");
    if (source == null) {
      return event;
    }
    SpecificRecord copy = SpecificData.get().deepCopy(event.record().getSchema(), event.record());
    copy.put(source.pos(), Source.APP);
    return new TimedEvent(
        event.receivedAtMillis(), event.topic(), event.patientId(), event.key(), copy);
  }
}
