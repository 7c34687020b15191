package org.attune.app;

import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code attune audit}: the record of who read and did what. */
@Command(name = "audit", description = "Looks after the record of who read and did what.")
final class AuditCommand {
  private static final String ANCHORS = "audit.anchors";

  /** Where a platform keeps where its audit chain stood. */
  static Path anchors(Path dataDirectory) {
    return dataDirectory.resolve(ANCHORS);
  }
}
