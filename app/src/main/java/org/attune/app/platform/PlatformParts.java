package org.attune.app.platform;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What runs on the platform.
 *
 * @param topics all topics; missing ones are created
 * @param clockTopic name of the one among them that tells the time
 * @param tickEncoding how its records are written
 * @param jobs the Flink jobs
 * @param dashboard the clinicians' pages
 * @param companions what starts last, once jobs and pages are up: a demonstration's patients, say
 */
public record PlatformParts(
    List<NewTopic> topics,
    String clockTopic,
    TickEncoding tickEncoding,
    JobCatalog jobs,
    DashboardLauncher dashboard,
    List<Companion> companions) {

  /** Lists the jobs of a platform. */
  @FunctionalInterface
  public interface JobCatalog {
    /**
     * Returns the jobs to run.
     *
     * @param platform the running broker, whose topics exist, and database
     */
    List<JobDefinition> jobs(PlatformAddresses platform);
  }

  /** Something that runs beside the platform's own parts and ends before them. */
  @FunctionalInterface
  public interface Companion {
    /**
     * Starts it, without waiting for it to end.
     *
     * @return stops it
     * @throws Exception when it cannot start
     */
    AutoCloseable start(PlatformAddresses platform) throws Exception;
  }

  /** Copies the lists. */
  public PlatformParts {
    topics = List.copyOf(topics);
    companions = List.copyOf(companions);
  }

  /** Returns how many partitions the clock topic has. */
  int clockPartitions() {
    return topics.stream()
        .filter(topic -> topic.name().equals(clockTopic))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No topic " + clockTopic))
        .numPartitions();
  }
}
