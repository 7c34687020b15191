package org.attune.app.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Invented sentences that say craving or hopelessness without a phrase that a rule finds, and
 * others that only sound so or say neither. Written before anything was fitted, by who wrote the
 * rules; no patient's.
 */
final class VeiledSentences {
  /** Where they are kept, beside this class. */
  static final String RESOURCE = "veiled.txt";

  /** The half by which choices were made. */
  static final String CHOOSES = "chooses";

  /** The half that chose nothing. */
  static final String JUDGES = "judges";

  private static final String BETWEEN = " ; ";

  private VeiledSentences() {}

  /**
   * All of them: the label is the kind, the group is the half, which goes by the sentence's hash.
   *
   * @throws IllegalStateException when they are missing
   */
  static List<LabelledText> load() {
    try (InputStream in = VeiledSentences.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split(BETWEEN, 2))
          .map(parts -> new LabelledText(half(parts[1]), parts[0], "", 0, parts[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  private static String half(String sentence) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(sentence.getBytes(StandardCharsets.UTF_8));
      return (hash[0] & 1) == 0 ? CHOOSES : JUDGES;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
