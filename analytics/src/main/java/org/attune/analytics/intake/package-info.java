/** Which records are fit for trends, and the reason for those that are not. */
@NullMarked
package org.attune.analytics.intake;

import org.jspecify.annotations.NullMarked;
