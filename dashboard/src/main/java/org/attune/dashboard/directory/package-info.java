/** People: patients, care teams, accounts. Names live here and nowhere else. */
@NullMarked
package org.attune.dashboard.directory;

import org.jspecify.annotations.NullMarked;
