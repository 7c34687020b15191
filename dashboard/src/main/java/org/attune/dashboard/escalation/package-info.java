/** An unacknowledged alert goes from one duty to the next until somebody acknowledges it. */
@NullMarked
package org.attune.dashboard.escalation;

import org.jspecify.annotations.NullMarked;
