/** Secrets that must be used again, so cannot be hashed: sealed before they are stored. */
@NullMarked
package org.attune.dashboard.secret;

import org.jspecify.annotations.NullMarked;
