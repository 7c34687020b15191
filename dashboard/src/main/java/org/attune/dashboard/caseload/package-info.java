/** The first page: who needs a look first. */
@NullMarked
package org.attune.dashboard.caseload;

import org.jspecify.annotations.NullMarked;
