/** The charts of one patient's days, held to what they promise. */
@NullMarked
package org.attune.analytics.trend.change;

import org.jspecify.annotations.NullMarked;
