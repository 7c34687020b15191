/** Tests of fitting and evaluating the heads. */
@NullMarked
package org.attune.app.journal;

import org.jspecify.annotations.NullMarked;
