/** InfluxDB through its v1 HTTP API: where it is, how it answers, what a trend point looks like. */
@NullMarked
package org.attune.influx;

import org.jspecify.annotations.NullMarked;
