/** Rules tried on recorded histories before they go live: {@code attune backtest}. */
@NullMarked
package org.attune.app.backtest;

import org.jspecify.annotations.NullMarked;
