@NullMarked
package org.attune.analytics.substance;

import org.jspecify.annotations.NullMarked;
