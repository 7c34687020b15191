package org.attune.app.platform;

import java.io.IOException;

/** A database that answers. */
interface Database extends AutoCloseable {
  /** Where it is. */
  DatabaseAddress address();

  /** Stops what the platform brought itself. */
  @Override
  void close() throws IOException;
}
