/**
 * Statistical models of journals: small logistic heads over sentence embeddings and wording, how
 * they are fitted, and what they find. The encoder of sentences is a port.
 */
@NullMarked
package org.attune.analytics.journal.model;

import org.jspecify.annotations.NullMarked;
