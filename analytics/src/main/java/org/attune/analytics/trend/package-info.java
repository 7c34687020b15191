/** Personal trends: control charts on the patient's own baseline. */
@NullMarked
package org.attune.analytics.trend;

import org.jspecify.annotations.NullMarked;
