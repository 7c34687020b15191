/** What became of every record, counted with the source offsets. */
@NullMarked
package org.attune.pipelines.ledger;

import org.jspecify.annotations.NullMarked;
