/** The {@code attune} command line. */
@NullMarked
package org.attune.app;

import org.jspecify.annotations.NullMarked;
