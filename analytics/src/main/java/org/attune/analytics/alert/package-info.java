/** Safety policies, alert episodes and priority for review. */
@NullMarked
package org.attune.analytics.alert;

import org.jspecify.annotations.NullMarked;
