/** How jobs keep state so that snapshots cost little. */
@NullMarked
package org.attune.pipelines.state;

import org.jspecify.annotations.NullMarked;
