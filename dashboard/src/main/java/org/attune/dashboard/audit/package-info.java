/** Who did and read what. */
@NullMarked
package org.attune.dashboard.audit;

import org.jspecify.annotations.NullMarked;
