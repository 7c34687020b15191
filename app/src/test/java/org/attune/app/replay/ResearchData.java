package org.attune.app.replay;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Folders of the published data sets, which are not part of the project. */
final class ResearchData {
  private ResearchData() {}

  /** The folder; the test is skipped, saying so, where it is absent. */
  static Path folder(String name) {
    Path folder = Path.of(System.getProperty("attune.research.data", "../../shared/data"), name);
    assumeThat(folder)
        .as("published data set %s (system property attune.research.data)", folder)
        .isDirectory();
    return folder;
  }
}
