package org.attune.app.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.attune.app.cli.UserError;

/**
 * The directory that holds all data of one platform, owned by one process at a time.
 *
 * <p>Ownership is an operating system's file lock: it ends with the process, however that ends, so
 * nothing left behind by a killed process stands in the way of the next one.
 */
public final class DataDirectory implements AutoCloseable {
  /** Below this much free space the platform does not start. */
  public static final long MINIMUM_FREE_BYTES = 500L * 1024 * 1024;

  private static final String LOCK_FILE = ".lock";
  private static final String MEMORY_FILE = "attune.properties";

  private final Path root;
  private final FileChannel lockChannel;
  private final Properties remembered;

  private DataDirectory(Path root, FileChannel lockChannel, Properties remembered) {
    this.root = root;
    this.lockChannel = lockChannel;
    this.remembered = remembered;
  }

  /** Tells the free space of the disk that holds a directory. */
  @FunctionalInterface
  public interface FreeSpace {
    /** The disk as it is. */
    FreeSpace OF_DISK = path -> Files.getFileStore(path).getUsableSpace();

    /**
     * Returns the bytes this process may still write.
     *
     * @throws IOException when the disk does not tell
     */
    long bytes(Path directory) throws IOException;
  }

  /**
   * Creates the directory when needed, checks it, and takes ownership.
   *
   * @param path the directory; relative to the working directory
   * @param freeSpace tells the space left on the disk
   * @throws UserError when it is no directory, cannot be written, is nearly full, or is in use
   */
  public static DataDirectory open(Path path, FreeSpace freeSpace) {
    Path root = path.toAbsolutePath().normalize();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new UserError(
          "%s is a file, not a directory. Choose another with --data DIR.".formatted(root));
    }
    try {
      Files.createDirectories(root);
      root = root.toRealPath();
      long free = freeSpace.bytes(root);
      if (free < MINIMUM_FREE_BYTES) {
        throw new UserError(
            String.format(
                Locale.ROOT,
                "Only %d MB free on the disk of %s; Attune needs %d MB. Free some space or choose"
                    + " another disk with --data DIR.",
                free >> 20,
                root,
                MINIMUM_FREE_BYTES >> 20));
      }
      FileChannel channel = lock(root);
      return new DataDirectory(root, channel, recall(root.resolve(MEMORY_FILE)));
    } catch (IOException e) {
      throw new UserError(
          "Cannot write to the data directory %s. Check its permissions or choose another with --data DIR."
              .formatted(root),
          e);
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve(LOCK_FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(root, channel);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
      return channel;
    } catch (OverlappingFileLockException e) {
      UserError error = inUse(root, channel);
      channel.close();
      throw error;
    } catch (IOException | UserError e) {
      channel.close();
      throw e;
    }
  }

  private static UserError inUse(Path root, FileChannel channel) throws IOException {
    ByteBuffer owner = ByteBuffer.allocate(32);
    channel.read(owner, 0);
    String pid = UTF_8.decode(owner.flip()).toString();
    return new UserError(
        "Attune is already running on %s%s. Stop it, or choose another directory with --data DIR."
            .formatted(root, pid.isEmpty() ? "" : " (process " + pid + ")"));
  }

  private static Properties recall(Path file) throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    }
    return properties;
  }

  /** Returns the directory's absolute path, free of symbolic links. */
  public Path root() {
    return root;
  }

  /**
   * Returns a path inside the directory.
   *
   * @param name relative to the root
   */
  public Path resolve(String name) {
    return root.resolve(name);
  }

  /**
   * Returns a value that an earlier process left here.
   *
   * @param key as given to {@link #remember}
   */
  public synchronized Optional<String> recall(String key) {
    return Optional.ofNullable(remembered.getProperty(key));
  }

  /**
   * Returns a remembered port; empty when there is none or it makes no sense.
   *
   * @param key as given to {@link #remember}
   */
  public synchronized OptionalInt recallPort(String key) {
    return port(remembered, key);
  }

  /**
   * Returns a port that a process left in a directory, which it may own still.
   *
   * @param root the directory
   * @param key as given to {@link #remember}
   * @throws IOException when the directory cannot be read
   */
  static OptionalInt portIn(Path root, String key) throws IOException {
    return port(recall(root.resolve(MEMORY_FILE)), key);
  }

  private static OptionalInt port(Properties memory, String key) {
    return Optional.ofNullable(memory.getProperty(key))
        .filter(text -> text.matches("\\d{1,5}"))
        .map(Integer::valueOf)
        .filter(port -> port >= 1 && port <= 65_535)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /**
   * Keeps a small value for later processes, written in one piece.
   *
   * @throws IOException when it cannot be written
   */
  public synchronized void remember(String key, String value) throws IOException {
    if (value.equals(remembered.getProperty(key))) {
      return;
    }
    remembered.setProperty(key, value);
    Path draft = root.resolve(MEMORY_FILE + ".draft");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      remembered.store(writer, null);
    }
    Files.move(draft, root.resolve(MEMORY_FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Gives up ownership; the data stays. */
  @Override
  public void close() throws IOException {
    lockChannel.close();
  }
}
