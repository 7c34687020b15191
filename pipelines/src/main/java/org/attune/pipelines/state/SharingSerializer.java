package org.attune.pipelines.state;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads as Flink does by itself, and lets copies of a value be the value: on the heap,
 * Flink copies what a snapshot has written at the next touch, which is of no use for what is
 * immutable. Snapshots say nothing of it, so they are those of the serializer within.
 *
 * @param <T> an immutable type
 */
public final class SharingSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1;

  private final TypeSerializer<T> within;

  private SharingSerializer(TypeSerializer<T> within) {
    this.within = within;
  }

  /** The serializer of an immutable type; all that can be reached from it must be so, too. */
  public static <T> SharingSerializer<T> of(Class<T> immutable) {
    return new SharingSerializer<>(
        TypeInformation.of(immutable).createSerializer(new SerializerConfigImpl()));
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new SharingSerializer<>(within.duplicate());
  }

  @Override
  public T createInstance() {
    return within.createInstance();
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    within.copy(source, target);
  }

  @Override
  public int getLength() {
    return within.getLength();
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    within.serialize(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return within.deserialize(source);
  }

  /** Nothing is reused: what was handed out before is shared. */
  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return within.deserialize(source);
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return within.snapshotConfiguration();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SharingSerializer<?> that && within.equals(that.within);
  }

  @Override
  public int hashCode() {
    return Objects.hash(within);
  }
}
