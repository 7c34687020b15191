/** Fixtures and rules that hold for the whole module. */
@NullMarked
package org.attune.pipelines;

import org.jspecify.annotations.NullMarked;
