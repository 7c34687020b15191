package org.attune.dashboard.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a link: SHA-256 over a version mark, the hash of the link before, the position and
 * every field of the row, each text led by its length, so that no two rows are written alike. Never
 * changes; another encoding gets another version mark.
 */
final class AuditHash {
  /** Bytes of a hash. */
  static final int BYTES = 32;

  private static final byte[] VERSION = "attune-audit-1".getBytes(StandardCharsets.UTF_8);
  private static final int ABSENT = -1;

  private AuditHash() {}

  /** What stands before the first link: 32 zero bytes. */
  static byte[] beforeTheFirst() {
    return new byte[BYTES];
  }

  /**
   * Hash of a link.
   *
   * @param before hash of the link before
   * @param seq position in the chain, from 1
   */
  static byte[] of(byte[] before, long seq, AuditEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(VERSION);
      out.write(before);
      out.writeLong(seq);
      out.writeLong(event.auditId());
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, event.at()));
      write(out, event.userId());
      write(out, event.action());
      write(out, event.patientId());
      write(out, event.subject());
      write(out, event.detail());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sha256().digest(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(ABSENT);
      return;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(encoded.length);
    out.write(encoded);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
