package org.attune.analytics.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids of episodes: the same opening evidence gives the same id, in any run. Its tier is part of it,
 * since a correction may raise evidence whose episode is closed, unless it hangs on other events.
 * So is the number of an episode that goes on from a closed one: a new episode never takes the id
 * of an ended one.
 */
final class AlertIds {
  private static final int ID_BYTES = 16;

  private AlertIds() {}

  /** First half of the SHA-256 of patient, kind, opening evidence (key and tier) and number. */
  static String of(String patientId, AlertKind kind, Evidence opening, long number) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text =
          String.join(
              "\n",
              patientId,
              kind.name(),
              opening.key(),
              kind.nameTier(opening.tier()).name(),
              Long.toString(number));
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
