package org.attune.app.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data directory among the temporary files that goes away when it is closed. */
public final class ScratchDirectory implements AutoCloseable {
  private final DataDirectory data;

  private ScratchDirectory(DataDirectory data) {
    this.data = data;
  }

  /**
   * Creates an empty one, owned by this process.
   *
   * @throws IOException when there is no room for temporary files
   */
  public static ScratchDirectory create() throws IOException {
    return new ScratchDirectory(
        DataDirectory.open(
            Files.createTempDirectory("attune-scratch"), DataDirectory.FreeSpace.OF_DISK));
  }

  /** The directory itself. */
  public DataDirectory data() {
    return data;
  }

  @Override
  public void close() throws IOException {
    Path root = data.root();
    data.close();
    CheckpointStore.deleteRecursively(root);
  }
}
