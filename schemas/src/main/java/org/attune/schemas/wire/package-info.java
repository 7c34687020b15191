/** The bytes on the wire: Avro single-object encoding, resolved against the released contracts. */
@NullMarked
package org.attune.schemas.wire;

import org.jspecify.annotations.NullMarked;
