package org.attune.analytics.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link PackedOutput} wrote, from any place in an array. */
public final class PackedInput {
  private static final int SEVEN_BITS = 0x7f;

  private final byte[] bytes;
  private final int end;
  private int at;

  /** An input that starts at the first byte. */
  public PackedInput(byte[] bytes) {
    this(bytes, bytes.length);
  }

  /** An input of the bytes before {@code end}. */
  public PackedInput(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** True when nothing is left. */
  public boolean atEnd() {
    return at == end;
  }

  /** Index of the next byte. */
  public int position() {
    return at;
  }

  /** Passes over bytes. */
  public void skip(int count) {
    at += count;
  }

  /** A number of 0 or more. */
  public long unsigned() {
    long value = 0;
    int shift = 0;
    byte next = bytes[at++];
    while (next < 0) {
      value |= (long) (next & SEVEN_BITS) << shift;
      shift += 7;
      next = bytes[at++];
    }
    return value | (long) next << shift;
  }

  /** A number of 0 or more that was written from an int. */
  public int unsignedInt() {
    return (int) unsigned();
  }

  /** Any number. */
  public long signed() {
    long zigzag = unsigned();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /** Any number that was written from an int. */
  public int signedInt() {
    return (int) signed();
  }

  /** 64 bits as they are. */
  public long fixed() {
    long value = (long) PackedOutput.LONGS.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  /** A floating-point number, bit for bit. */
  public double number() {
    return Double.longBitsToDouble(Long.reverseBytes(unsigned()));
  }

  /** True or false. */
  public boolean flag() {
    return unsigned() != 0;
  }

  /** Bytes that were written with their count. */
  public byte[] block() {
    int length = unsignedInt();
    byte[] block = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return block;
  }

  /** A text. */
  public String text() {
    int length = unsignedInt();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}
