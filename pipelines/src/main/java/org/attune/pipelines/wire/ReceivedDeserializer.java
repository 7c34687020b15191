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
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.intake.Rejection;
import org.attune.analytics.intake.RejectionReason;
import org.attune.analytics.intake.Timeliness;
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
      return unreadable(origin, producedAt, RejectionReason.NOT_AVRO, null);
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
      return unreadable(origin, producedAt, reason, e.fingerprint());
    }
  }

  private static Received received(Origin origin, long producedAt, SpecificRecord message) {
    if (message instanceof org.attune.schemas.event.CheckIn event) {
      CheckIn checkIn = EventMapping.checkIn(event);
      return event(origin, producedAt, checkIn.envelope(), checkIn, null, null);
    }
    if (message instanceof org.attune.schemas.event.Assessment event) {
      Assessment assessment = EventMapping.assessment(event);
      return event(origin, producedAt, assessment.envelope(), null, assessment, null);
    }
    if (message instanceof org.attune.schemas.event.BiometricBatch event) {
      BiometricBatch batch = EventMapping.biometrics(event);
      return event(origin, producedAt, batch.envelope(), null, null, batch);
    }
    if (message instanceof org.attune.schemas.result.TrendPoint result) {
      TrendPoint point = ResultMapping.trendPoint(result);
      if (point == null) {
        return unreadable(origin, producedAt, RejectionReason.MALFORMED, null);
      }
      return new Received(
          origin,
          producedAt,
          trusted(point.receivedAtMillis(), producedAt),
          point.patientId(),
          null,
          null,
          null,
          point,
          null,
          null,
          null);
    }
    if (message instanceof org.attune.schemas.context.AlertAction action) {
      return new Received(
          origin,
          producedAt,
          trusted(action.getReceivedAt().toEpochMilli(), producedAt),
          action.getPatientId(),
          null,
          null,
          null,
          null,
          ResultMapping.action(action),
          null,
          null);
    }
    if (message instanceof Tick tick) {
      return tick(origin, producedAt, tick.getReceivedAt().toEpochMilli());
    }
    return unreadable(origin, producedAt, RejectionReason.WRONG_RECORD_TYPE, null);
  }

  private static Received event(
      Origin origin,
      long producedAt,
      Envelope envelope,
      @Nullable CheckIn checkIn,
      @Nullable Assessment assessment,
      @Nullable BiometricBatch biometrics) {
    long time =
        Timeliness.wrongReceipt(envelope, producedAt)
            ? Received.NO_TIME
            : envelope.receivedAtMillis();
    return new Received(
        origin,
        producedAt,
        time,
        envelope.patientId(),
        checkIn,
        assessment,
        biometrics,
        null,
        null,
        null,
        null);
  }

  private static Received tick(Origin origin, long producedAt, long tickMillis) {
    long time = trusted(tickMillis, producedAt);
    Rejection rejection =
        time == Received.NO_TIME ? new Rejection(RejectionReason.WRONG_CLOCK, "receivedAt") : null;
    return new Received(
        origin, producedAt, time, "", null, null, null, null, null, rejection, null);
  }

  /** A time that may move the clock, or {@link Received#NO_TIME} when it runs ahead of the log. */
  private static long trusted(long timeMillis, long producedAtMillis) {
    return timeMillis <= 0 || Timeliness.aheadOf(timeMillis, producedAtMillis)
        ? Received.NO_TIME
        : timeMillis;
  }

  private static Received unreadable(
      Origin origin, long producedAt, RejectionReason reason, @Nullable String schemaFingerprint) {
    return new Received(
        origin,
        producedAt,
        Received.NO_TIME,
        "",
        null,
        null,
        null,
        null,
        null,
        new Rejection(reason, ""),
        schemaFingerprint);
  }

  @Override
  public TypeInformation<Received> getProducedType() {
    return TypeInformation.of(Received.class);
  }
}
