package org.attune.dashboard.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Seals texts with AES-GCM, each time differently, and opens them again. */
public final class Secrets {
  /** Length of the key, bytes. */
  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 16;
  private static final String SEALED = "{aes-gcm}";

  private final BytesEncryptor encryptor;

  /**
   * Secrets sealed with a key.
   *
   * @param key 32 bytes
   */
  Secrets(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, not " + key.length);
    }
    this.encryptor =
        new AesBytesEncryptor(
            new SecretKeySpec(key, "AES"),
            KeyGenerators.secureRandom(NONCE_BYTES),
            CipherAlgorithm.GCM);
  }

  /** A text as it may be stored. */
  public String seal(String plain) {
    byte[] sealed = encryptor.encrypt(plain.getBytes(StandardCharsets.UTF_8));
    return SEALED + Base64.getEncoder().encodeToString(sealed);
  }

  /**
   * A text that was sealed.
   *
   * @throws WrongKeyException when it was sealed with another key, or changed
   */
  public String open(String sealed) {
    if (!isSealed(sealed)) {
      throw new WrongKeyException("what is stored is not sealed");
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(sealed.substring(SEALED.length()));
      if (bytes.length > NONCE_BYTES) {
        return new String(encryptor.decrypt(bytes), StandardCharsets.UTF_8);
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      // The cause says which way it failed, which is nothing to tell.
    }
    throw new WrongKeyException("what is stored was sealed with another key, or changed since");
  }

  /** Whether a text is sealed, with whatever key. */
  public static boolean isSealed(String stored) {
    return stored.startsWith(SEALED);
  }
}
