package org.attune.pipelines.trend;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What state keeps: an immutable object on the heap, which copies share, and a few packed bytes in
 * RocksDB and in snapshots. Field by field, by reflection, Flink would write all of it into every
 * snapshot and copy all of it again at the first touch afterwards.
 *
 * @param <T> the class itself
 * @param <V> what is kept; immutable
 */
abstract class KeptValue<T extends KeptValue<T, V>, V> extends PackedValue<T> {
  private @Nullable V value;

  KeptValue(@Nullable V value) {
    this.value = value;
  }

  /** What is kept. */
  final V value() {
    return Objects.requireNonNull(value, "nothing has been read yet");
  }

  abstract byte[] pack(V kept);

  abstract V unpacked(byte[] packed);

  /** Another that keeps the same object. */
  abstract T keeping(V kept);

  @Override
  final byte[] pack() {
    return pack(value());
  }

  @Override
  final void unpack(byte[] packed) {
    value = unpacked(packed);
  }

  @Override
  public final void copyTo(T target) {
    KeptValue<T, V> same = target;
    same.value = value;
  }

  @Override
  public final T copy() {
    return keeping(value());
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof KeptValue<?, ?> that
        && getClass() == that.getClass()
        && Objects.equals(value, that.value);
  }

  @Override
  public final int hashCode() {
    return Objects.hashCode(value);
  }

  /** Shows nothing personal. */
  @Override
  public final String toString() {
    return "KeptValue[redacted]";
  }
}
