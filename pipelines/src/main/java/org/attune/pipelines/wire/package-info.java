/** Between contracts and domain records: Avro stays here. */
@NullMarked
package org.attune.pipelines.wire;

import org.jspecify.annotations.NullMarked;
