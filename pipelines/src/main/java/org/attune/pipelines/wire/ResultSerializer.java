package org.attune.pipelines.wire;

import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.RiskAssessment;
import org.attune.analytics.journal.EntryContext;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.trend.TrendPoint;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.ledger.LedgerEntry;
import org.attune.schemas.topic.PatientPartitioner;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * A result as bytes of its topic. Keys are deterministic, so that writing again after a crash
 * changes nothing a reader can see; the record timestamp is left to the producer: produce time.
 *
 * @param <R> domain record
 * @param <A> record of the contract
 */
public final class ResultSerializer<R, A extends SpecificRecord>
    implements KafkaRecordSerializationSchema<R> {
  private final Topic topic;
  private final Class<A> recordClass;
  private final SerializableFunction<R, A> toContract;
  private final SerializableFunction<R, String> key;
  private final SerializableFunction<R, Place> place;
  private transient @Nullable EventCodec<A> codec;

  /** How the partition is found: by patient, or where the record it tells of lies. */
  private sealed interface Place {
    record OfPatient(String patientId) implements Place {}

    record SameAs(int partition) implements Place {}
  }

  private ResultSerializer(
      Topic topic,
      Class<A> recordClass,
      SerializableFunction<R, A> toContract,
      SerializableFunction<R, String> key,
      SerializableFunction<R, Place> place) {
    this.topic = topic;
    this.recordClass = recordClass;
    this.toContract = toContract;
    this.key = key;
    this.place = place;
  }

  /** Trend points. */
  public static KafkaRecordSerializationSchema<TrendPoint> trends() {
    return new ResultSerializer<>(
        Topic.TRENDS,
        org.attune.schemas.result.TrendPoint.class,
        ResultMapping::trendPoint,
        point -> point.patientId() + '/' + point.metric() + '/' + point.epochDay(),
        point -> new Place.OfPatient(point.patientId()));
  }

  /** Alert episodes. */
  public static KafkaRecordSerializationSchema<Alert> alerts() {
    return new ResultSerializer<>(
        Topic.ALERTS,
        org.attune.schemas.result.Alert.class,
        ResultMapping::alert,
        Alert::alertId,
        alert -> new Place.OfPatient(alert.patientId()));
  }

  /** What journals hold. */
  public static KafkaRecordSerializationSchema<JournalSignal> journalSignals() {
    return new ResultSerializer<>(
        Topic.JOURNAL_SIGNALS,
        org.attune.schemas.result.JournalSignal.class,
        ResultMapping::journalSignal,
        signal -> signal.entryId() + '/' + signal.ruleId(),
        signal -> new Place.OfPatient(signal.patientId()));
  }

  /** What journals are about and how they sound. */
  public static KafkaRecordSerializationSchema<EntryContext> journalReadings() {
    return new ResultSerializer<>(
        Topic.JOURNAL_READINGS,
        org.attune.schemas.result.JournalReading.class,
        ReadingMapping::journalReading,
        context -> context.envelope().eventId(),
        context -> new Place.OfPatient(context.envelope().patientId()));
  }

  /** Priorities for review. */
  public static KafkaRecordSerializationSchema<RiskAssessment> risk() {
    return new ResultSerializer<>(
        Topic.RISK,
        org.attune.schemas.result.RiskAssessment.class,
        ResultMapping::risk,
        RiskAssessment::patientId,
        risk -> new Place.OfPatient(risk.patientId()));
  }

  /** Records that were not used. */
  public static KafkaRecordSerializationSchema<QuarantinedRecord> quarantine() {
    return new ResultSerializer<>(
        Topic.QUARANTINE,
        org.attune.schemas.system.Quarantined.class,
        SystemMapping::quarantined,
        record ->
            record.origin().topic()
                + '/'
                + record.origin().partition()
                + '/'
                + record.origin().offset(),
        record -> new Place.SameAs(record.origin().partition()));
  }

  /** Ledger entries. */
  public static KafkaRecordSerializationSchema<LedgerEntry> ledger() {
    return new ResultSerializer<>(
        Topic.LEDGER,
        org.attune.schemas.system.Ledger.class,
        SystemMapping::ledger,
        entry -> entry.topic() + '/' + entry.partition(),
        entry -> new Place.SameAs(entry.partition()));
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      R result, KafkaSinkContext context, @Nullable Long timestamp) {
    EventCodec<A> open = codec;
    if (open == null) {
      open = EventCodec.of(topic, recordClass);
      codec = open;
    }
    int partitions = context.getPartitionsForTopic(topic.topicName()).length;
    Place where = place.apply(result);
    int partition =
        where instanceof Place.OfPatient patient
            ? PatientPartitioner.partition(patient.patientId(), partitions)
            : ((Place.SameAs) where).partition() % partitions;
    return new ProducerRecord<>(
        topic.topicName(),
        partition,
        null,
        key.apply(result).getBytes(StandardCharsets.UTF_8),
        open.encode(toContract.apply(result)));
  }
}
