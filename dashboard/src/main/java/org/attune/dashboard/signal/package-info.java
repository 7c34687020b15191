/** What a change tells the open pages, without knowing how they are reached. */
@NullMarked
package org.attune.dashboard.signal;

import org.jspecify.annotations.NullMarked;
