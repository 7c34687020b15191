/** Who is on duty in a program, and when. */
@NullMarked
package org.attune.dashboard.duty;

import org.jspecify.annotations.NullMarked;
