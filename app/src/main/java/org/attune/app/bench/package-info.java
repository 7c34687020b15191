/** Measurements: ratios within one run, against a floor. */
@NullMarked
package org.attune.app.bench;

import org.jspecify.annotations.NullMarked;
