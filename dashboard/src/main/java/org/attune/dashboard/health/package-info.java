/** The page that says whether the jobs, and everything on its way out, go on. */
@NullMarked
package org.attune.dashboard.health;

import org.jspecify.annotations.NullMarked;
