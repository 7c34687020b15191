package org.attune.app.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Ids that are the same on every run and tell nothing: prefixes of SHA-256 digests. */
public final class OpaqueIds {
  private static final int PATIENT_BYTES = 6;
  private static final int EVENT_BYTES = 16;

  private OpaqueIds() {}

  /** Patient id: "p-" and 12 hexadecimal digits. */
  public static String patient(String namespace, String subject) {
    return "p-" + hex("patient|" + namespace + "|" + subject, PATIENT_BYTES);
  }

  /** Device id: "d-" and 12 hexadecimal digits. */
  public static String device(String patientId, String device) {
    return "d-" + hex("device|" + patientId + "|" + device, PATIENT_BYTES);
  }

  /**
   * Event id: 32 hexadecimal digits.
   *
   * @param namespace seed of the cohort or name of the data set
   * @param kind what sort of event
   * @param index which one of its sort
   */
  public static String event(String namespace, String patientId, String kind, String index) {
    return hex("event|" + namespace + "|" + patientId + "|" + kind + "|" + index, EVENT_BYTES);
  }

  /** The first bytes of the digest of a text. */
  static byte[] digest(String text, int bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Arrays.copyOf(sha256.digest(text.getBytes(StandardCharsets.UTF_8)), bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String hex(String text, int bytes) {
    return HexFormat.of().formatHex(digest(text, bytes));
  }
}
