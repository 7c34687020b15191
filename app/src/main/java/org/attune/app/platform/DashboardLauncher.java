package org.attune.app.platform;

import java.net.URI;

/** Starts the clinicians' pages. */
@FunctionalInterface
public interface DashboardLauncher {
  /**
   * Starts the pages and returns when they answer.
   *
   * @param platform the running broker, whose topics exist, and database
   * @param port port on 127.0.0.1
   * @return the running pages
   * @throws Exception when they cannot start
   */
  RunningDashboard launch(PlatformAddresses platform, int port) throws Exception;

  /** Pages that answer. */
  interface RunningDashboard extends AutoCloseable {
    /** Returns the address to open in a browser. */
    URI address();

    /** Stops the pages; open requests get a moment to end. */
    @Override
    void close();
  }
}
