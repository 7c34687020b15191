/** The trend job: an adapter round the trend fold. */
@NullMarked
package org.attune.pipelines.trend;

import org.jspecify.annotations.NullMarked;
