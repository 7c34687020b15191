/** Scored questionnaires: items, scoring rules, severity bands and cut-offs. */
@NullMarked
package org.attune.analytics.instrument;

import org.jspecify.annotations.NullMarked;
