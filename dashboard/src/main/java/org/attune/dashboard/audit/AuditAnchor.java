package org.attune.dashboard.audit;

import java.util.HexFormat;

/**
 * Where the chain stood once, kept outside the database: a chain that no longer reaches it, or
 * holds another hash there, was cut or rewritten.
 *
 * @param seq position of the latest link
 * @param hash its hash, 64 hexadecimal digits
 */
public record AuditAnchor(long seq, String hash) {
  static AuditAnchor of(long seq, byte[] hash) {
    return new AuditAnchor(seq, HexFormat.of().formatHex(hash));
  }
}
