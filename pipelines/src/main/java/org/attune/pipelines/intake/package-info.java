/** The edge of every job: bytes become checked records, or are quarantined with a reason. */
@NullMarked
package org.attune.pipelines.intake;

import org.jspecify.annotations.NullMarked;
