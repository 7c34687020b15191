/** What programs read and do, under the rules of the pages. */
@NullMarked
package org.attune.dashboard.api;

import org.jspecify.annotations.NullMarked;
