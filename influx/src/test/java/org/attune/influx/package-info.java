@NullMarked
package org.attune.influx;

import org.jspecify.annotations.NullMarked;
