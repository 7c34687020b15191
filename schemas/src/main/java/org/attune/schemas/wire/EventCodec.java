package org.attune.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes one topic's records in Avro single-object encoding: two marker bytes, the
 * writer schema's CRC-64-AVRO fingerprint (little endian), the body.
 *
 * <p>Any released version decodes to the newest class. Not thread-safe for decoding into shared
 * instances: every call makes a new record. Encoding and decoding may be called from many threads.
 *
 * @param <T> generated class of the topic's record
 */
public final class EventCodec<T extends SpecificRecord> {
  private static final int HEADER_BYTES = 10;
  private static final byte MARKER_FIRST = (byte) 0xC3;
  private static final byte MARKER_SECOND = (byte) 0x01;

  /** Room for most records of any topic. */
  private static final int EXPECTED_BYTES = 512;

  /** One for each thread: it holds a buffer, and nothing of a record once that is written. */
  private static final ThreadLocal<@Nullable BinaryEncoder> ENCODERS = new ThreadLocal<>();

  private final byte[] header;
  private final RecordWriter writer;
  private final BinaryMessageDecoder<T> decoder;
  private final Map<Long, Schema> writers = new ConcurrentHashMap<>();

  private EventCodec(Topic topic, Class<T> recordClass) {
    SpecificData model = SpecificData.getForClass(recordClass);
    Schema newest = model.getSchema(recordClass);
    SchemaStore.Cache store = new SchemaStore.Cache();
    for (Schema release : ReleasedContracts.of(topic)) {
      store.addSchema(release);
      writers.put(SchemaNormalization.parsingFingerprint64(release), release);
    }
    this.header = header(SchemaNormalization.parsingFingerprint64(newest));
    this.writer = RecordWriter.of(newest);
    this.decoder = new BinaryMessageDecoder<>(model, newest, store);
  }

  /**
   * The codec of a topic.
   *
   * @throws IllegalArgumentException when the class is not the one the topic carries
   */
  public static <T extends SpecificRecord> EventCodec<T> of(Topic topic, Class<T> recordClass) {
    if (!topic.recordClass().equals(recordClass)) {
      throw new IllegalArgumentException(
          "topic " + topic.topicName() + " does not carry " + recordClass.getSimpleName());
    }
    return new EventCodec<>(topic, recordClass);
  }

  /** The record as single-object bytes. */
  public byte[] encode(T message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(EXPECTED_BYTES);
    bytes.writeBytes(header);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, ENCODERS.get());
    ENCODERS.set(encoder);
    try {
      writer.write(message, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a record in memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The record held by the bytes.
   *
   * @throws UndecodableException with the reason, when they hold none that is known here
   */
  public T decode(byte[] bytes) throws UndecodableException {
    Long fingerprint = fingerprint(bytes);
    if (fingerprint == null) {
      throw new UndecodableException(UndecodableException.Reason.NOT_AVRO, null);
    }
    Schema writer = writers.get(fingerprint);
    if (writer == null) {
      throw new UndecodableException(UndecodableException.Reason.UNKNOWN_SCHEMA, fingerprint);
    }
    try {
      BodyWalk.over(writer, bytes, HEADER_BYTES);
      return decoder.decode(ByteBuffer.wrap(bytes));
    } catch (IOException | RuntimeException e) {
      // The body is not what its header says: Avro fails with whatever the bytes lead it into.
      throw new UndecodableException(UndecodableException.Reason.NOT_AVRO, fingerprint);
    }
  }

  private static byte[] header(long fingerprint) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MARKER_FIRST)
        .put(MARKER_SECOND)
        .putLong(fingerprint)
        .array();
  }

  /** Fingerprint in the header of single-object bytes, or null when there is no such header. */
  private static @Nullable Long fingerprint(byte[] bytes) {
    if (bytes.length < HEADER_BYTES || bytes[0] != MARKER_FIRST || bytes[1] != MARKER_SECOND) {
      return null;
    }
    long fingerprint = 0;
    for (int i = HEADER_BYTES - 1; i >= 2; i--) {
      fingerprint = (fingerprint << 8) | (bytes[i] & 0xFF);
    }
    return fingerprint;
  }
}
