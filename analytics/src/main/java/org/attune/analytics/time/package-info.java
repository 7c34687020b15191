/** Local calendar days from instants and offsets, without a clock. */
@NullMarked
package org.attune.analytics.time;

import org.jspecify.annotations.NullMarked;
