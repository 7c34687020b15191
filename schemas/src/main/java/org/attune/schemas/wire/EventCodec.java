package org.attune.schemas.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
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

  private final BinaryMessageEncoder<T> encoder;
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
    // Into a buffer of the thread, from which encode() copies.
    this.encoder = new BinaryMessageEncoder<>(model, newest, false);
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
    try {
      ByteBuffer buffer = encoder.encode(message);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a record in memory", e);
    }
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
