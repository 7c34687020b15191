/** The topics: what each one carries, how it is keyed, how long it is kept. */
@NullMarked
package org.attune.schemas.topic;

import org.jspecify.annotations.NullMarked;
