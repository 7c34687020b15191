package org.attune.dashboard.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Anchors in a text file that only grows: time, position and hash a line. It proves something to
 * whoever keeps a copy where the database's owner cannot write.
 */
public final class AuditAnchorFile {
  private static final Pattern LINE = Pattern.compile("\\S+ ([0-9]{1,18}) ([0-9a-f]{64})");

  private final Path file;

  /** A file that need not be there yet. */
  public AuditAnchorFile(Path file) {
    this.file = file;
  }

  /** Adds an anchor, on the disk when this returns. */
  void add(Instant at, AuditAnchor anchor) throws IOException {
    String line = at + " " + anchor.seq() + " " + anchor.hash() + "\n";
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * All anchors, oldest first; a last line that a crash cut short is none.
   *
   * @throws IOException when the file cannot be read, or holds what is no anchor
   */
  public List<AuditAnchor> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file);
    List<AuditAnchor> anchors = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new IOException("line " + (anchors.size() + 1) + " of " + file + " is no anchor");
      }
      anchors.add(new AuditAnchor(Long.parseLong(matcher.group(1)), matcher.group(2)));
    }
    return anchors;
  }
}
