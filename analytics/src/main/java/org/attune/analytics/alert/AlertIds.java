package org.attune.analytics.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of episodes: the same opening evidence gives the same id, in any run. */
final class AlertIds {
  private static final int ID_BYTES = 16;

  private AlertIds() {}

  /** First half of the SHA-256 of patient, kind and opening evidence, 32 hexadecimal digits. */
  static String of(String patientId, AlertKind kind, String evidenceKey) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = patientId + '\n' + kind.name() + '\n' + evidenceKey;
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
