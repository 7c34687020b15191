/**
 * Scores of what is likely next: return to use, falling out of care, a panic attack tomorrow. Each
 * is a sum of few terms that can be read to a clinician. The weights were fitted to published data;
 * {@code docs/MODELS.md} says to which, how they were checked and where they do not hold.
 */
@NullMarked
package org.attune.analytics.risk;

import org.jspecify.annotations.NullMarked;
