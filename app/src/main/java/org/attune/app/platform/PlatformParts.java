package org.attune.app.platform;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What runs on the platform.
 *
 * @param topics all topics; missing ones are created
 * @param clockTopic name of the one among them that tells the time
 * @param tickEncoding how its records are written
 * @param history what is in the log before time goes live
 * @param jobs the Flink jobs
 * @param dashboard the clinicians' pages
 * @param companions what starts last, once jobs and pages are up: a demonstration's patients, say
 */
public record PlatformParts(
    List<NewTopic> topics,
    String clockTopic,
    TickEncoding tickEncoding,
    History history,
    JobCatalog jobs,
    DashboardLauncher dashboard,
    List<Companion> companions) {

  /**
   * Puts a history into the log. The first tick is written after it, so that time runs through the
   * history up to now.
   */
  @FunctionalInterface
  public interface History {
    /** A platform that begins today. */
    History NONE = platform -> {};

    /**
     * Writes the history, or nothing when it is there already; returns when it is in the log.
     *
     * @throws Exception when it cannot be written
     */
    void write(PlatformAddresses platform) throws Exception;
  }

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
