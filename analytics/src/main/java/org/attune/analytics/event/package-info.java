/** What patients and their devices report, as plain records. */
@NullMarked
package org.attune.analytics.event;

import org.jspecify.annotations.NullMarked;
