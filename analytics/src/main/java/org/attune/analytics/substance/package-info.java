/** Substances that tests and self-reports tell of. */
@NullMarked
package org.attune.analytics.substance;

import org.jspecify.annotations.NullMarked;
