@NullMarked
package org.attune.analytics.risk;

import org.jspecify.annotations.NullMarked;
