/** Reads journal entries: phrases that speak of risk, and what around them lowers it. */
@NullMarked
package org.attune.analytics.journal;

import org.jspecify.annotations.NullMarked;
