package org.attune.schemas.wire;

import org.jspecify.annotations.Nullable;

/** Bytes that hold no record known here. Carries no byte of them. */
public final class UndecodableException extends Exception {
  /** Why. */
  public enum Reason {
    /** No single-object header, or a body that its schema cannot read. */
    NOT_AVRO,
    /** A header with the fingerprint of no released contract of the topic. */
    UNKNOWN_SCHEMA
  }

  private final Reason reason;
  private final @Nullable String fingerprint;

  UndecodableException(Reason reason, @Nullable Long fingerprint) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.fingerprint = fingerprint == null ? null : String.format("%016x", fingerprint);
  }

  /** Why the bytes could not be read. */
  public Reason reason() {
    return reason;
  }

  /** CRC-64-AVRO fingerprint in the header, 16 hexadecimal digits; null when there is none. */
  public @Nullable String fingerprint() {
    return fingerprint;
  }
}
