/** Admitting people to programs. */
@NullMarked
package org.attune.dashboard.enrollment;

import org.jspecify.annotations.NullMarked;
