/** Pushes new alerts to open pages. */
@NullMarked
package org.attune.dashboard.live;

import org.jspecify.annotations.NullMarked;
