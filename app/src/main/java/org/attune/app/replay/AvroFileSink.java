package org.attune.app.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.attune.schemas.topic.Topic;

/**
 * Writes events to one Avro object container file per topic, {@code <topic name>.avro}, in a
 * directory. The sync marker follows from the topic, so that the same events make the same bytes.
 */
public final class AvroFileSink implements EventSink {
  private static final int DEFLATE_LEVEL = 3;

  private final Path directory;
  private final Map<Topic, DataFileWriter<SpecificRecord>> writers = new EnumMap<>(Topic.class);
  private final ReceiveClock clock = new ReceiveClock();

  /**
   * A sink into a directory, which is made when it is not there. Files of an earlier run are
   * overwritten.
   *
   * @throws UncheckedIOException when the directory cannot be made
   */
  public AvroFileSink(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory " + directory, e);
    }
  }

  /** File of a topic in a directory. */
  public static Path file(Path directory, Topic topic) {
    return directory.resolve(topic.topicName() + ".avro");
  }

  @Override
  public void write(TimedEvent event) {
    clock.advance(event.receivedAtMillis());
    try {
      writers.computeIfAbsent(event.topic(), this::open).append(event.record());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + file(directory, event.topic()), e);
    }
  }

  @Override
  public void advanceTo(long receivedAtMillis) {
    clock.advance(receivedAtMillis);
  }

  @Override
  public void flush() {
    for (DataFileWriter<SpecificRecord> writer : writers.values()) {
      try {
        writer.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to " + directory, e);
      }
    }
  }

  @Override
  public void close() {
    for (DataFileWriter<SpecificRecord> writer : writers.values()) {
      try {
        writer.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to " + directory, e);
      }
    }
  }

  private DataFileWriter<SpecificRecord> open(Topic topic) {
    SpecificData model = SpecificData.getForClass(topic.recordClass());
    Schema schema = model.getSchema(topic.recordClass());
    DataFileWriter<SpecificRecord> writer =
        new DataFileWriter<>(new SpecificDatumWriter<SpecificRecord>(schema, model));
    writer.setCodec(CodecFactory.deflateCodec(DEFLATE_LEVEL));
    try {
      return writer.create(
          schema,
          Files.newOutputStream(file(directory, topic)),
          OpaqueIds.digest(topic.topicName(), 16));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + file(directory, topic), e);
    }
  }
}
