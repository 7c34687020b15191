package org.attune.pipelines.trend;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.CopyableValue;

/**
 * An object that Flink writes as a block of packed bytes: field by field, by reflection, would cost
 * more than what is done with it.
 *
 * @param <T> the class itself
 */
abstract class PackedValue<T extends PackedValue<T>> implements CopyableValue<T> {
  private static final int UNKNOWN_LENGTH = -1;

  /** What is written. */
  abstract byte[] pack();

  /** Becomes what was written. */
  abstract void unpack(byte[] packed);

  @Override
  public final void write(DataOutputView out) throws IOException {
    write(pack(), out);
  }

  @Override
  public final void read(DataInputView in) throws IOException {
    unpack(packed(in));
  }

  @Override
  public final int getBinaryLength() {
    return UNKNOWN_LENGTH;
  }

  @Override
  public final void copy(DataInputView source, DataOutputView target) throws IOException {
    write(packed(source), target);
  }

  private static void write(byte[] packed, DataOutputView out) throws IOException {
    out.writeInt(packed.length);
    out.write(packed);
  }

  private static byte[] packed(DataInputView in) throws IOException {
    byte[] packed = new byte[in.readInt()];
    in.readFully(packed);
    return packed;
  }
}
