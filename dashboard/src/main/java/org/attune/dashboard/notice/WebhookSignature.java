package org.attune.dashboard.notice;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows a receiver who sent a webhook and when: {@code sha256=} and the HMAC-SHA256, in
 * hexadecimal, of the seconds since 1970, a full stop and the body, under the follower's secret. A
 * receiver refuses what is minutes old, so that nobody sends it again.
 */
final class WebhookSignature {
  static final String TIMESTAMP = "Attune-Timestamp";
  static final String SIGNATURE = "Attune-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  static String of(String secret, long epochSecond, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signed = mac.doFinal((epochSecond + "." + body).getBytes(StandardCharsets.UTF_8));
      return "sha256=" + HexFormat.of().formatHex(signed);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
