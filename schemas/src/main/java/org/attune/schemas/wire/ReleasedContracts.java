package org.attune.schemas.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.attune.schemas.topic.Topic;

/**
 * Every released version of every contract, read from the jar.
 *
 * <p>Releases of one contract are numbered without gaps: {@code contracts/event/CheckIn.v1.avsc},
 * {@code .v2.avsc} and so on, so that they are found by counting up.
 */
public final class ReleasedContracts {
  private ReleasedContracts() {}

  /**
   * All releases of the contract that a topic carries, oldest first.
   *
   * @throws IllegalStateException when the jar holds no release of it
   */
  public static List<Schema> of(Topic topic) {
    String path = topic.family() + "/" + topic.recordClass().getSimpleName();
    List<Schema> releases = new ArrayList<>();
    for (int version = 1; ; version++) {
      String resource = "/contracts/" + path + ".v" + version + ".avsc";
      try (InputStream in = ReleasedContracts.class.getResourceAsStream(resource)) {
        if (in == null) {
          break;
        }
        releases.add(new Schema.Parser().parse(in));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + resource, e);
      }
    }
    if (releases.isEmpty()) {
      throw new IllegalStateException("no released contract for topic " + topic.topicName());
    }
    return List.copyOf(releases);
  }
}
