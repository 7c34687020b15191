package org.attune.pipelines.wire;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.intake.Origin;
import org.attune.pipelines.intake.Received;
import org.attune.schemas.system.Tick;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.attune.schemas.wire.ReleasedContracts;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of the input topics as domain records. Every record comes out, also one that cannot be
 * read: it carries the reason, because a poison record that throws here would restart the job for
 * ever.
 */
public final class ReceivedDeserializer implements KafkaRecordDeserializationSchema<Received> {
  /** Fingerprints of all released contracts, as {@link UndecodableException} writes them. */
  private static final Set<String> RELEASED = released();

  private transient @Nullable Map<Topic, EventCodec<? extends SpecificRecord>> codecs;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    codecs = openCodecs();
  }

  private static Map<Topic, EventCodec<? extends SpecificRecord>> openCodecs() {
    Map<Topic, EventCodec<? extends SpecificRecord>> opened = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      opened.put(topic, EventCodec.of(topic, topic.recordClass()));
    }
    return opened;
  }

  private static Set<String> released() {
    return Arrays.stream(Topic.values())
        .flatMap(topic -> ReleasedContracts.of(topic).stream())
        .map(SchemaNormalization::parsingFingerprint64)
        .map(fingerprint -> String.format("%016x", fingerprint))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> bytes, Collector<Received> out) {
    out.collect(receive(bytes));
  }

  private Received receive(ConsumerRecord<byte[], byte[]> bytes) {
    Origin origin = new Origin(bytes.topic(), bytes.partition(), bytes.offset());
    long producedAt = bytes.timestamp();
    Map<Topic, EventCodec<? extends SpecificRecord>> open = codecs;
    if (open == null) {
      open = openCodecs();
      codecs = open;
    }
    EventCodec<? extends SpecificRecord> codec = open.get(Topic.named(bytes.topic()));
    if (codec == null || bytes.value() == null) {
      return Received.unreadable(origin, producedAt, RejectionReason.NOT_AVRO, null);
    }
    try {
      return received(origin, producedAt, codec.decode(bytes.value()));
    } catch (UndecodableException e) {
      RejectionReason reason =
          switch (e.reason()) {
            case NOT_AVRO -> RejectionReason.NOT_AVRO;
            case UNKNOWN_SCHEMA ->
                RELEASED.contains(e.fingerprint())
                    ? RejectionReason.WRONG_RECORD_TYPE
                    : RejectionReason.UNKNOWN_SCHEMA;
          };
      return Received.unreadable(origin, producedAt, reason, e.fingerprint());
    }
  }

  private static Received received(Origin origin, long producedAt, SpecificRecord message) {
    if (message instanceof org.attune.schemas.event.CheckIn event) {
      return Received.of(origin, producedAt, EventMapping.checkIn(event));
    }
    if (message instanceof org.attune.schemas.event.Assessment event) {
      return Received.of(origin, producedAt, EventMapping.assessment(event));
    }
    if (message instanceof org.attune.schemas.event.BiometricBatch event) {
      return Received.of(origin, producedAt, EventMapping.biometrics(event));
    }
    if (message instanceof org.attune.schemas.event.SleepEpisode event) {
      return Received.of(origin, producedAt, EventMapping.sleep(event));
    }
    if (message instanceof org.attune.schemas.event.SessionAttendance event) {
      return Received.of(origin, producedAt, EventMapping.session(event));
    }
    if (message instanceof org.attune.schemas.event.TreatmentEvent event) {
      return Received.of(origin, producedAt, EventMapping.treatment(event));
    }
    if (message instanceof org.attune.schemas.event.JournalEntry event) {
      return Received.of(origin, producedAt, EventMapping.journal(event));
    }
    if (message instanceof org.attune.schemas.result.JournalSignal result) {
      JournalSignal signal = ResultMapping.journalSignal(result);
      return signal == null
          ? Received.unreadable(origin, producedAt, RejectionReason.MALFORMED, null)
          : Received.of(origin, producedAt, signal);
    }
    if (message instanceof org.attune.schemas.result.JournalReading reading) {
      return Received.of(origin, producedAt, ReadingMapping.tone(reading));
    }
    if (message instanceof org.attune.schemas.event.SubstanceUseReport event) {
      return Received.of(origin, producedAt, EventMapping.substanceUse(event));
    }
    if (message instanceof org.attune.schemas.result.TrendPoint result) {
      TrendPoint point = ResultMapping.trendPoint(result);
      return point == null
          ? Received.unreadable(origin, producedAt, RejectionReason.MALFORMED, null)
          : Received.of(origin, producedAt, point);
    }
    if (message instanceof org.attune.schemas.context.AlertAction action) {
      return Received.of(
          origin, producedAt, ResultMapping.action(action), action.getReceivedAt().toEpochMilli());
    }
    if (message instanceof org.attune.schemas.context.MonitoringPlan plan) {
      return Received.plan(
          origin,
          producedAt,
          plan.getPatientId(),
          ContextMapping.plan(plan),
          plan.getReceivedAt().toEpochMilli());
    }
    if (message instanceof org.attune.schemas.context.Enrollment enrollment) {
      return Received.careEpisode(
          origin,
          producedAt,
          enrollment.getPatientId(),
          ContextMapping.careEpisode(enrollment),
          enrollment.getReceivedAt().toEpochMilli());
    }
    if (message instanceof Tick tick) {
      return Received.tick(origin, producedAt, tick.getReceivedAt().toEpochMilli());
    }
    return Received.unreadable(origin, producedAt, RejectionReason.WRONG_RECORD_TYPE, null);
  }

  @Override
  public TypeInformation<Received> getProducedType() {
    return TypeInformation.of(Received.class);
  }
}
