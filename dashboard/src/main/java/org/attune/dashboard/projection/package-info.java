/** Result topics to tables, each record once, with the offsets in the same transaction. */
@NullMarked
package org.attune.dashboard.projection;

import org.jspecify.annotations.NullMarked;
