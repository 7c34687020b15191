/** Work that is due at a time and survives restarts. */
@NullMarked
package org.attune.dashboard.schedule;

import org.jspecify.annotations.NullMarked;
