/** Health of the intake: quarantine and ledger. */
@NullMarked
package org.attune.dashboard.intake;

import org.jspecify.annotations.NullMarked;
