/**
 * What can be measured about a patient: the metric catalogue, its units and its plausible ranges.
 */
@NullMarked
package org.attune.analytics.metric;

import org.jspecify.annotations.NullMarked;
