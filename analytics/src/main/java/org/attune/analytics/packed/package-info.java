/** Compact bytes for what is kept of a patient by the thousand: variable-length whole numbers. */
@NullMarked
package org.attune.analytics.packed;

import org.jspecify.annotations.NullMarked;
