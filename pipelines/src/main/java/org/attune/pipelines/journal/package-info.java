/**
 * The journal job: an adapter round the reader of phrases and the fold of what they say. Text is
 * read where the source hands it over and goes no further: not over the network, not into state.
 */
@NullMarked
package org.attune.pipelines.journal;

import org.jspecify.annotations.NullMarked;
