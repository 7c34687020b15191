/** Back-tests, over the published data sets and over folders that lack them. */
@NullMarked
package org.attune.app.backtest;

import org.jspecify.annotations.NullMarked;
