/** Trend points into InfluxDB: a sink that loses nothing and is held up by nothing hopeless. */
@NullMarked
package org.attune.pipelines.influx;

import org.jspecify.annotations.NullMarked;
