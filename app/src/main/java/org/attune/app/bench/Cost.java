package org.attune.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What some work took.
 *
 * @param wallSeconds from its start to its end
 * @param cpuSeconds of all processors, everything else in this JVM included: the broker above all
 */
record Cost(double wallSeconds, double cpuSeconds) {
  /** Something to be measured. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @throws Exception when it cannot be done
     */
    void run() throws Exception;
  }

  /** Does the work and measures it. */
  static Cost of(Work work) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    return new Cost((System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
  }

  /** The one that took less time: on a shared machine, the less disturbed. */
  Cost orFaster(Cost other) {
    return wallSeconds <= other.wallSeconds ? this : other;
  }

  /** Pieces a second. */
  double perSecond(long pieces) {
    return pieces / wallSeconds;
  }

  /** Adds records a second and processor seconds per million records under that name. */
  void addTo(Map<String, @Nullable Object> figures, String name, String unit, long records) {
    figures.put(name + "." + unit + "PerSecond", Math.round(perSecond(records)));
    figures.put(name + ".cpuSecondsPerMillion", rounded(cpuSeconds * 1e6 / records));
  }

  /** Three decimals. */
  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
