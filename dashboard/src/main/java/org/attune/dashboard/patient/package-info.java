/** One patient: priority for review, alerts with their reasons, charts. */
@NullMarked
package org.attune.dashboard.patient;

import org.jspecify.annotations.NullMarked;
