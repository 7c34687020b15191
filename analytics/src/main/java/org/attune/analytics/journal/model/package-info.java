/**
 * Heads of statistical models: weights as data, and a pure score of one sentence's embedding. What
 * they find asks for review ({@link org.attune.analytics.journal.FindingKind#MODEL}) and takes
 * nothing from a phrase.
 */
@NullMarked
package org.attune.analytics.journal.model;

import org.jspecify.annotations.NullMarked;
