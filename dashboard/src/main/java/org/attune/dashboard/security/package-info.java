/** Who may sign in, and what each viewer may see. */
@NullMarked
package org.attune.dashboard.security;

import org.jspecify.annotations.NullMarked;
