package org.attune.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.attune.app.platform.PlatformParts;
import org.attune.app.platform.SpringDashboardLauncher;
import org.attune.schemas.system.Tick;

/** What runs on the platform: the one place where jobs, pages and topics are brought together. */
final class Wiring {
  private static final String CLOCK_TOPIC = "attune.clock";
  private static final int PARTITIONS = 8;

  private Wiring() {}

  static PlatformParts parts(boolean demo) {
    return new PlatformParts(
        topics(),
        CLOCK_TOPIC,
        Wiring::tick,
        platform -> List.of(),
        new SpringDashboardLauncher(WelcomePage.class, Map.of()),
        List.of());
  }

  private static List<NewTopic> topics() {
    return List.of(
        new NewTopic(CLOCK_TOPIC, PARTITIONS, (short) 1)
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")));
  }

  private static byte[] tick(int partition, Instant now) {
    try {
      ByteBuffer encoded =
          Tick.newBuilder().setPartition(partition).setReceivedAt(now).build().toByteBuffer();
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
