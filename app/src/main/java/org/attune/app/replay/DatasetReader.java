package org.attune.app.replay;

import java.nio.file.Path;

/** Reads one published data set into events. */
@FunctionalInterface
public interface DatasetReader {
  /**
   * All events of the data set.
   *
   * @param path the directory of the data set, or its file where it is a single one
   * @throws DatasetException when something is missing or not as published
   */
  Dataset read(Path path);
}
