package org.attune.app.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one job on disk: {@code <root>/<run>/chk-<number>}, one run directory for each
 * time the job was submitted. Numbers go on from run to run; a checkpoint is complete when its
 * {@code _metadata} is there, which is written last.
 */
final class CheckpointStore {
  private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d{1,18})");
  private static final String METADATA = "_metadata";

  private final Path root;

  CheckpointStore(Path root) {
    this.root = root;
  }

  /** A complete checkpoint. */
  record Checkpoint(Path directory, long number, FileTime completedAt) {}

  Path root() {
    return root;
  }

  /** Returns the complete checkpoints, the newest first. */
  List<Checkpoint> complete() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root, 2)) {
      List<Path> directories =
          paths.filter(path -> CHECKPOINT.matcher(nameOf(path)).matches()).toList();
      return checkpoints(directories).stream()
          // Of two with one number, the later comes from a run that could not read the earlier.
          .sorted(
              Comparator.comparingLong(Checkpoint::number)
                  .thenComparing(Checkpoint::completedAt)
                  .reversed())
          .toList();
    }
  }

  private static List<Checkpoint> checkpoints(List<Path> directories) throws IOException {
    List<Checkpoint> found = new ArrayList<>();
    for (Path directory : directories) {
      Path metadata = directory.resolve(METADATA);
      Matcher name = CHECKPOINT.matcher(nameOf(directory));
      if (name.matches() && Files.isRegularFile(metadata)) {
        found.add(
            new Checkpoint(
                directory, Long.parseLong(name.group(1)), Files.getLastModifiedTime(metadata)));
      }
    }
    return found;
  }

  /**
   * Takes a checkpoint that cannot be restored out of the way of later starts, and keeps it for
   * whoever wants to know why.
   */
  void setAside(Checkpoint checkpoint) throws IOException {
    Path aside = checkpoint.directory().resolveSibling("unreadable-" + checkpoint.number());
    Files.move(checkpoint.directory(), aside, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Deletes what earlier runs left behind: checkpoints beyond the newest ones, then runs without
   * any. Files shared between checkpoints stay as long as there are any, since a later run may have
   * taken them over. Call it while the job does not run.
   */
  void prune(int keep) throws IOException {
    for (Checkpoint checkpoint : complete().stream().skip(keep).toList()) {
      deleteRecursively(checkpoint.directory());
    }
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> runs = Files.list(root)) {
      for (Path run : runs.filter(Files::isDirectory).toList()) {
        if (holdsNothing(run)) {
          deleteRecursively(run);
        }
      }
    }
  }

  /** Half-written checkpoints count as nothing. */
  private static boolean holdsNothing(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files
          .filter(Files::isRegularFile)
          .allMatch(
              file -> {
                Path directory = run.resolve(run.relativize(file).getName(0));
                return CHECKPOINT.matcher(nameOf(directory)).matches()
                    && !Files.exists(directory.resolve(METADATA));
              });
    }
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  static void deleteRecursively(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
