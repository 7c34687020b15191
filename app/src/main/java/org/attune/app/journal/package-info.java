/** Fits and evaluates the heads that read journals, on published texts that people labelled. */
@NullMarked
package org.attune.app.journal;

import org.jspecify.annotations.NullMarked;
