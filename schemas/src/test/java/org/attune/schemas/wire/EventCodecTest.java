package org.attune.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.topic.Topic;
import org.attune.schemas.wire.UndecodableException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EventCodecTest {
  private static final int SAMPLES = 100;

  @ParameterizedTest
  @EnumSource(Topic.class)
  void everyRecordOfEveryTopicComesBackAsItWas(Topic topic) throws Exception {
    roundTrips(topic, topic.recordClass());
  }

  private static <T extends SpecificRecord> void roundTrips(Topic topic, Class<T> recordClass)
      throws Exception {
    EventCodec<T> codec = EventCodec.of(topic, recordClass);
    for (byte[] bytes : samples(topic, 7)) {
      T message = codec.decode(bytes);
      assertThat(codec.encode(message)).isEqualTo(bytes);
      // By their text: Avro cannot compare records that hold times in nested records.
      assertThat(codec.decode(codec.encode(message)))
          .isNotSameAs(message)
          .hasToString(message.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void theHeaderIsTheMarkerAndTheFingerprintLittleEndian(Topic topic) {
    List<Schema> releases = ReleasedContracts.of(topic);
    long fingerprint = SchemaNormalization.parsingFingerprint64(releases.get(releases.size() - 1));
    ByteBuffer bytes = ByteBuffer.wrap(samples(topic, 1).get(0)).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(bytes.get()).isEqualTo((byte) 0xC3);
    assertThat(bytes.get()).isEqualTo((byte) 0x01);
    assertThat(bytes.getLong()).isEqualTo(fingerprint);
  }

  @Test
  void bytesWithoutAHeaderAreNotAvro() {
    EventCodec<CheckIn> codec = EventCodec.of(Topic.CHECK_INS, CheckIn.class);
    for (String text : List.of("", "{}", "\u00c3", "{\"eventId\": \"a long enough text\"}")) {
      UndecodableException e = refused(codec, text.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(e.reason()).isEqualTo(Reason.NOT_AVRO);
      assertThat(e.fingerprint()).isNull();
    }
  }

  @Test
  void aFingerprintNobodyReleasedWaitsForAnUpgrade() {
    byte[] bytes = samples(Topic.CHECK_INS, 1).get(0).clone();
    for (int i = 2; i < 10; i++) {
      bytes[i] = (byte) i;
    }
    UndecodableException e = refused(EventCodec.of(Topic.CHECK_INS, CheckIn.class), bytes);

    assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
    assertThat(e.fingerprint()).isEqualTo("0908070605040302");
  }

  @Test
  void aRecordOfAnotherTopicIsOfAnUnknownSchema() {
    byte[] assessment = samples(Topic.ASSESSMENTS, 1).get(0);
    UndecodableException e = refused(EventCodec.of(Topic.CHECK_INS, CheckIn.class), assessment);

    assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
    assertThat(e.fingerprint())
        .isEqualTo(
            String.format(
                "%016x", SchemaNormalization.parsingFingerprint64(Assessment.getClassSchema())));
  }

  @Test
  void aTopicHasOneRecord() {
    assertThatThrownBy(() -> EventCodec.of(Topic.CHECK_INS, Assessment.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void noBeginningOfARecordIsARecord(Topic topic) {
    EventCodec<?> codec = EventCodec.of(topic, topic.recordClass());
    byte[] whole = samples(topic, 1).get(0);
    for (int length = 0; length < whole.length; length++) {
      UndecodableException e = refused(codec, Arrays.copyOf(whole, length));
      assertThat(e.reason()).isEqualTo(Reason.NOT_AVRO);
      assertThat(e.fingerprint() == null).isEqualTo(length < 10);
    }
  }

  @Test
  void noFlippedByteIsMoreThanARefusal() {
    EventCodec<CheckIn> codec = EventCodec.of(Topic.CHECK_INS, CheckIn.class);
    Random random = new Random(3);
    int refused = 0;
    for (byte[] bytes : samples(Topic.CHECK_INS, 5)) {
      byte[] broken = bytes.clone();
      broken[10 + random.nextInt(broken.length - 10)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(codec.decode(broken)).isNotNull();
      } catch (UndecodableException e) {
        refused++;
        assertThat(e.reason()).isEqualTo(Reason.NOT_AVRO);
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void aLengthBeyondTheRecordIsARefusalNotAnAllocation() throws IOException {
    for (long length : new long[] {-1, 100_000, 2_000_000_000L, Long.MAX_VALUE}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(samples(Topic.CHECK_INS, 1).get(0), 0, 10);
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      // The first field is a string: its length, and none of it.
      encoder.writeLong(length);

      assertThat(
              refused(EventCodec.of(Topic.CHECK_INS, CheckIn.class), bytes.toByteArray()).reason())
          .isEqualTo(Reason.NOT_AVRO);
    }
  }

  @Test
  void aRefusalCarriesNoByteOfTheRecord() {
    byte[] bytes = samples(Topic.CHECK_INS, 1).get(0);
    UndecodableException e =
        refused(
            EventCodec.of(Topic.CHECK_INS, CheckIn.class), Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(e).hasMessage("NOT_AVRO").hasNoCause();
    assertThat(e.getStackTrace()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void oldReadersReadRecordsWithAnAddedFieldAndNewReadersOldOnes(Topic topic) throws Exception {
    Schema old = newest(topic);
    Schema extended = withAddedField(old);
    assertThat(SchemaNormalization.parsingFingerprint64(extended))
        .isNotEqualTo(SchemaNormalization.parsingFingerprint64(old));
    SchemaStore.Cache store = new SchemaStore.Cache();
    store.addSchema(old);
    store.addSchema(extended);

    GenericData.Record written =
        (GenericData.Record) new RandomData(extended, 1, 11).iterator().next();
    written.put("addedLater", 42);
    SpecificData model = SpecificData.getForClass(topic.recordClass());
    Object read =
        new BinaryMessageDecoder<>(model, old, store)
            .decode(new BinaryMessageEncoder<>(GenericData.get(), extended).encode(written));
    assertThat(read).isInstanceOf(topic.recordClass());
    assertThat(((SpecificRecord) read).get(0)).hasToString(written.get(0).toString());

    Object back =
        new BinaryMessageDecoder<>(GenericData.get(), extended, store)
            .decode(ByteBuffer.wrap(samples(topic, 1).get(0)));
    assertThat(((GenericData.Record) back).get("addedLater")).isNull();
  }

  private static Schema newest(Topic topic) {
    List<Schema> releases = ReleasedContracts.of(topic);
    return releases.get(releases.size() - 1);
  }

  private static Schema withAddedField(Schema old) {
    List<Schema.Field> fields = new ArrayList<>();
    old.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    Schema optional =
        Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.INT));
    fields.add(new Schema.Field("addedLater", optional, "Added later.", JsonProperties.NULL_VALUE));
    return Schema.createRecord(old.getName(), old.getDoc(), old.getNamespace(), false, fields);
  }

  /** Random records of the newest release, as a producer of any make would write them. */
  private static List<byte[]> samples(Topic topic, long seed) {
    Schema newest = newest(topic);
    BinaryMessageEncoder<Object> encoder = new BinaryMessageEncoder<>(GenericData.get(), newest);
    List<byte[]> samples = new ArrayList<>();
    try {
      for (Object record : new RandomData(newest, SAMPLES, seed)) {
        ByteBuffer buffer = encoder.encode(record);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        samples.add(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }

  private static UndecodableException refused(EventCodec<?> codec, byte[] bytes) {
    UndecodableException refusal =
        catchThrowableOfType(UndecodableException.class, () -> codec.decode(bytes));
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
