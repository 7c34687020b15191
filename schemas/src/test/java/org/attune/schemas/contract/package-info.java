/** Tests of the contract files themselves. */
@NullMarked
package org.attune.schemas.contract;

import org.jspecify.annotations.NullMarked;
