@NullMarked
package org.attune.pipelines.influx;

import org.jspecify.annotations.NullMarked;
