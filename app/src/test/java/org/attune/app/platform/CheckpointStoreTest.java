package org.attune.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.attune.app.platform.CheckpointStore.Checkpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
  @TempDir Path directory;

  private Path root = Path.of("");
  private CheckpointStore store = new CheckpointStore(root);

  @BeforeEach
  void open() {
    root = directory.resolve("job");
    store = new CheckpointStore(root);
  }

  private Path halfWritten(String run, int number) throws IOException {
    Path checkpoint = Files.createDirectories(root.resolve(run).resolve("chk-" + number));
    Files.writeString(checkpoint.resolve("state"), "bytes");
    return checkpoint;
  }

  private Path complete(String run, int number, long completedAtMillis) throws IOException {
    Path checkpoint = halfWritten(run, number);
    Path metadata = Files.writeString(checkpoint.resolve("_metadata"), "all there");
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(completedAtMillis));
    return checkpoint;
  }

  private List<Path> found() throws IOException {
    return store.complete().stream().map(Checkpoint::directory).toList();
  }

  @Test
  void aJobThatNeverRanHasNone() throws IOException {
    assertThat(store.complete()).isEmpty();
    store.prune(3);
    assertThat(root).doesNotExist();
  }

  @Test
  void theHighestCompleteOneOfAllRunsComesFirst() throws IOException {
    Path nine = complete("run-b", 9, 5_000);
    // Files' times may lie: a clock set back, a copied directory.
    Path ten = complete("run-a", 10, 1_000);
    halfWritten("run-b", 11);
    Path two = complete("run-a", 2, 9_000);
    assertThat(found()).containsExactly(ten, nine, two);
  }

  @Test
  void ofTwoWithOneNumberTheLaterComesFirst() throws IOException {
    Path unread = complete("run-a", 4, 1_000);
    Path later = complete("run-b", 4, 2_000);
    assertThat(found()).containsExactly(later, unread);
  }

  @Test
  void oneSetAsideIsPassedOverAndKept() throws IOException {
    Path before = complete("run", 6, 1_000);
    complete("run", 7, 2_000);
    store.setAside(store.complete().get(0));
    assertThat(found()).containsExactly(before);
    store.prune(1);
    assertThat(root.resolve("run").resolve("unreadable-7").resolve("_metadata")).exists();
  }

  @Test
  void pruningKeepsTheNewestAndDeletesRunsThatHoldNothing() throws IOException {
    Path old = complete("run-a", 1, 1_000);
    Path third = complete("run-b", 2, 2_000);
    Path second = complete("run-b", 3, 3_000);
    Path first = complete("run-c", 4, 4_000);
    halfWritten("run-d", 5);
    Files.createDirectories(root.resolve("run-e").resolve("shared"));

    store.prune(3);

    assertThat(found()).containsExactly(first, second, third);
    assertThat(old).doesNotExist();
    assertThat(root.resolve("run-a")).doesNotExist();
    assertThat(root.resolve("run-d")).doesNotExist();
    assertThat(root.resolve("run-e")).doesNotExist();
  }

  @Test
  void filesSharedBetweenCheckpointsOutliveThem() throws IOException {
    Path shared = Files.createDirectories(root.resolve("run-a").resolve("shared"));
    Path state = Files.writeString(shared.resolve("state"), "still in use");
    complete("run-a", 1, 1_000);
    complete("run-b", 2, 2_000);
    store.prune(1);
    assertThat(state).exists();
  }
}
