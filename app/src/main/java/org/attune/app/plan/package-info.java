/** Monitoring plans as files, and their way into the log: {@code attune plan}. */
@NullMarked
package org.attune.app.plan;

import org.jspecify.annotations.NullMarked;
