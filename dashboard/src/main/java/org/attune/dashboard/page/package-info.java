/** What every page shows around its content. */
@NullMarked
package org.attune.dashboard.page;

import org.jspecify.annotations.NullMarked;
