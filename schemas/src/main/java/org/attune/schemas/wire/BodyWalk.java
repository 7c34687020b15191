package org.attune.schemas.wire;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Walks over a body without keeping any of it. Avro's readers allocate what a length or a count
 * asks for before they look for the bytes, so that thirty forged bytes can ask for two gigabytes;
 * after this walk a body is known to hold what it announces.
 */
final class BodyWalk {
  private BodyWalk() {}

  /**
   * Walks over the body that starts at an offset.
   *
   * @throws IOException or a runtime exception of Avro's, when the bytes are no such body
   */
  static void over(Schema writer, byte[] bytes, int offset) throws IOException {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    walk(writer, decoder);
  }

  private static void walk(Schema schema, Decoder decoder) throws IOException {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          walk(field.schema(), decoder);
        }
      }
      case UNION -> walk(schema.getTypes().get(decoder.readIndex()), decoder);
      // Not the decoder's own skipping, which believes the size of a block.
      case ARRAY -> {
        for (long left = decoder.readArrayStart(); left > 0; left = decoder.arrayNext()) {
          walk(schema.getElementType(), left, decoder);
        }
      }
      case MAP -> {
        for (long left = decoder.readMapStart(); left > 0; left = decoder.mapNext()) {
          for (long i = 0; i < left; i++) {
            decoder.skipString();
            walk(schema.getValueType(), decoder);
          }
        }
      }
      case STRING -> decoder.skipString();
      case BYTES -> decoder.skipBytes();
      case FIXED -> decoder.skipFixed(schema.getFixedSize());
      case ENUM -> decoder.readEnum();
      case INT -> decoder.readInt();
      case LONG -> decoder.readLong();
      case FLOAT -> decoder.readFloat();
      case DOUBLE -> decoder.readDouble();
      case BOOLEAN -> decoder.readBoolean();
      case NULL -> decoder.readNull();
    }
  }

  private static void walk(Schema element, long count, Decoder decoder) throws IOException {
    for (long i = 0; i < count; i++) {
      walk(element, decoder);
    }
  }
}
