package org.attune.dashboard.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The file that holds the key, readable to its owner alone; made when it is not there. */
final class KeyFile {
  private KeyFile() {}

  /**
   * The key in a file; a new one when there is no file.
   *
   * @throws IOException when it cannot be read or written
   * @throws WrongKeyException when it holds no key
   */
  static byte[] readOrMake(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    try {
      byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
      if (key.length == Secrets.KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without quoting what the file holds.
    }
    throw new WrongKeyException(file + " holds no key. Put back the file as it was.");
  }

  private static void make(Path file) throws IOException {
    byte[] key = new byte[Secrets.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    byte[] text = (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.UTF_8);
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owners(file))) {
      ByteBuffer left = ByteBuffer.wrap(text);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was faster: its key counts.
    }
  }

  /** Mode 600 from the first moment on, where the file system knows modes. */
  private static FileAttribute<?>[] owners(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
