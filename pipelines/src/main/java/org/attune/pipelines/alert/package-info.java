/** The alert job: an adapter round the alert fold. */
@NullMarked
package org.attune.pipelines.alert;

import org.jspecify.annotations.NullMarked;
