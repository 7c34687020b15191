package org.attune.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.event.Rating;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.UndecodableException;

/** What must hold of every event of every stream. */
public final class EventChecks {
  // Made once: a codec reads its contract from the jar, and there are 300 000 events.
  private static final Map<Topic, UnaryOperator<SpecificRecord>> WIRE =
      Arrays.stream(Topic.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(), topic -> wire(topic, topic.recordClass())));

  private EventChecks() {}

  /** Events come in receive order. */
  public static void assertReceiveOrder(Iterator<TimedEvent> events) {
    long last = Long.MIN_VALUE;
    while (events.hasNext()) {
      long receivedAtMillis = events.next().receivedAtMillis();
      assertThat(receivedAtMillis).isGreaterThanOrEqualTo(last);
      last = receivedAtMillis;
    }
  }

  /** The event survives the wire. */
  public static void assertSurvivesTheWire(TimedEvent event) {
    assertThat(Objects.requireNonNull(WIRE.get(event.topic())).apply(event.record()))
        .isEqualTo(event.record());
  }

  private static <T extends SpecificRecord> UnaryOperator<SpecificRecord> wire(
      Topic topic, Class<T> recordClass) {
    EventCodec<T> codec = EventCodec.of(topic, recordClass);
    return event -> {
      try {
        return codec.decode(codec.encode(recordClass.cast(event)));
      } catch (UndecodableException e) {
        throw new AssertionError("cannot decode what was encoded", e);
      }
    };
  }

  /** Number of values of the event that the catalogue finds implausible; every metric is known. */
  public static int implausibleValues(TimedEvent event) {
    int implausible = 0;
    if (event.record() instanceof CheckIn checkIn) {
      for (Rating rating : checkIn.getRatings()) {
        if (!metric(rating.getMetric()).plausible(rating.getValue())) {
          implausible++;
        }
      }
    } else if (event.record() instanceof BiometricBatch batch) {
      Metric metric = metric(batch.getMetric());
      assertThat(batch.getUnit()).isEqualTo(metric.unit());
      List<Integer> offsets = batch.getOffsetsMillis();
      assertThat(offsets).isSorted().hasSameSizeAs(batch.getValues());
      long coveredMillis =
          batch.getIntervalEnd().toEpochMilli() - batch.getIntervalStart().toEpochMilli();
      assertThat(offsets).allMatch(offset -> offset >= 0 && offset < coveredMillis);
      for (double value : batch.getValues()) {
        if (!metric.plausible(value)) {
          implausible++;
        }
      }
    }
    return implausible;
  }

  private static Metric metric(String id) {
    return MetricCatalog.find(id)
        .orElseThrow(() -> new AssertionError("the catalogue does not know " + id));
  }
}
