package org.attune.analytics.packed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes whole numbers in as few bytes as they need: seven bits a byte, the lowest first, small
 * negative numbers as small ones (zigzag). {@link PackedInput} reads them back.
 */
public final class PackedOutput {
  /** All eight bytes of a number at once, the lowest first. */
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;
  private static final int LONGEST = 10;

  private byte[] bytes;
  private int length;

  /** An output that expects about so many bytes. */
  public PackedOutput(int expectedBytes) {
    this.bytes = new byte[Math.max(LONGEST, expectedBytes)];
  }

  /** A number that is 0 or more: 1 byte up to 127, 2 up to 16383. */
  public void unsigned(long value) {
    reserve(LONGEST);
    long left = value;
    while ((left & ~SEVEN_BITS) != 0) {
      bytes[length++] = (byte) ((left & SEVEN_BITS) | MORE);
      left >>>= 7;
    }
    bytes[length++] = (byte) left;
  }

  /** Any number: 1 byte from −64 to 63. */
  public void signed(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  /** All 64 bits as they are: for hashes, which have no small values. */
  public void fixed(long value) {
    reserve(Long.BYTES);
    LONGS.set(bytes, length, value);
    length += Long.BYTES;
  }

  /** A floating-point number, bit for bit: 1 byte for 0, at most 4 for 1 to 100, at most 10. */
  public void number(double value) {
    unsigned(Long.reverseBytes(Double.doubleToRawLongBits(value)));
  }

  /** True or false. */
  public void flag(boolean value) {
    unsigned(value ? 1 : 0);
  }

  /** Bytes with their count before them. */
  public void block(byte[] block) {
    unsigned(block.length);
    reserve(block.length);
    System.arraycopy(block, 0, bytes, length, block.length);
    length += block.length;
  }

  /** A text with its length before it. */
  public void text(String text) {
    block(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Memory that it takes, bytes: what was written, and room for what may come. */
  public int capacity() {
    return bytes.length;
  }

  /** What was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
