/**
 * Everything that {@code attune up} runs inside one JVM: broker, database, stream processor, page
 * server.
 */
@NullMarked
package org.attune.app.platform;

import org.jspecify.annotations.NullMarked;
