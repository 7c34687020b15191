/** Access in a medical emergency (42 CFR 2.51): written down, limited in time, reviewed. */
@NullMarked
package org.attune.dashboard.breakglass;

import org.jspecify.annotations.NullMarked;
