/** Tests of the whole: real broker, real jobs, real database, real pages. */
@NullMarked
package org.attune.app.endtoend;

import org.jspecify.annotations.NullMarked;
