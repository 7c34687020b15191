/** Bearer tokens that account holders make for their programs. */
@NullMarked
package org.attune.dashboard.token;

import org.jspecify.annotations.NullMarked;
