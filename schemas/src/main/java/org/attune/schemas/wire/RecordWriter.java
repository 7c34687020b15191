package org.attune.schemas.wire;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one schema, byte for byte as Avro's own writer does. That one asks of every
 * value what it is; here it is settled once, by the schema, as Avro's reader does it. A trend point
 * has forty fields, most of them optional.
 */
final class RecordWriter {
  /** Writes one value. */
  @FunctionalInterface
  private interface Part {
    void write(@Nullable Object value, Encoder out) throws IOException;
  }

  private final Part part;

  private RecordWriter(Part part) {
    this.part = part;
  }

  /**
   * A writer of records of a schema.
   *
   * @throws IllegalArgumentException when the contracts have no such type yet: add it here
   */
  static RecordWriter of(Schema schema) {
    return new RecordWriter(part(schema));
  }

  /** Writes the body of a record. */
  void write(IndexedRecord message, Encoder out) throws IOException {
    part.write(message, out);
  }

  private static Part part(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> optional(schema);
      case ARRAY -> array(part(schema.getElementType()));
      case ENUM -> (value, out) -> out.writeEnum(schema.getEnumOrdinal(given(value).toString()));
      case STRING -> (value, out) -> out.writeString(given((CharSequence) value));
      case INT -> integer(schema.getLogicalType());
      case LONG -> whole(schema.getLogicalType());
      case DOUBLE -> (value, out) -> out.writeDouble(given((Double) value));
      case BOOLEAN -> (value, out) -> out.writeBoolean(given((Boolean) value));
      case NULL, FLOAT, BYTES, FIXED, MAP -> throw unknown(schema);
    };
  }

  private static Part record(Schema schema) {
    Part[] parts =
        schema.getFields().stream().map(field -> part(field.schema())).toArray(Part[]::new);
    return (value, out) -> {
      IndexedRecord message = given((IndexedRecord) value);
      for (int field = 0; field < parts.length; field++) {
        parts[field].write(message.get(field), out);
      }
    };
  }

  /** A union of nothing and something, in that order. */
  private static Part optional(Schema schema) {
    if (schema.getTypes().size() != 2 || schema.getTypes().get(0).getType() != Schema.Type.NULL) {
      throw unknown(schema);
    }
    Part something = part(schema.getTypes().get(1));
    return (value, out) -> {
      if (value == null) {
        out.writeIndex(0);
      } else {
        out.writeIndex(1);
        something.write(value, out);
      }
    };
  }

  private static Part array(Part element) {
    return (value, out) -> {
      Collection<?> elements = given((Collection<?>) value);
      out.writeArrayStart();
      out.setItemCount(elements.size());
      for (Object one : elements) {
        out.startItem();
        element.write(one, out);
      }
      out.writeArrayEnd();
    };
  }

  private static Part integer(@Nullable LogicalType type) {
    if (type == null) {
      return (value, out) -> out.writeInt(given((Integer) value));
    }
    if (type.equals(LogicalTypes.date())) {
      return (value, out) -> out.writeInt(Math.toIntExact(given((LocalDate) value).toEpochDay()));
    }
    throw new IllegalArgumentException("nothing writes " + type.getName());
  }

  private static Part whole(@Nullable LogicalType type) {
    if (type == null) {
      return (value, out) -> out.writeLong(given((Long) value));
    }
    if (type.equals(LogicalTypes.timestampMillis())) {
      return (value, out) -> out.writeLong(given((Instant) value).toEpochMilli());
    }
    throw new IllegalArgumentException("nothing writes " + type.getName());
  }

  private static <T> T given(@Nullable T value) {
    if (value == null) {
      throw new NullPointerException("a field that is not optional has no value");
    }
    return value;
  }

  private static IllegalArgumentException unknown(Schema schema) {
    return new IllegalArgumentException("nothing writes " + schema.getType());
  }
}
