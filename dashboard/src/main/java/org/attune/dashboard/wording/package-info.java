/** The words on the screen. */
@NullMarked
package org.attune.dashboard.wording;

import org.jspecify.annotations.NullMarked;
