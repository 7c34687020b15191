/** Records that leave the dashboard: written with the change that caused them, sent after. */
@NullMarked
package org.attune.dashboard.outbox;

import org.jspecify.annotations.NullMarked;
