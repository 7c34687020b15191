/**
 * Has this patient changed? Baselines, charts, slopes and the rule that opens an alert, as folds
 * over the days of one patient. {@link org.attune.analytics.trend.change.PersonalChart} keeps one
 * metric, {@link org.attune.analytics.trend.change.TogetherChart} the ratings taken together,
 * {@link org.attune.analytics.trend.change.ChangeAlarms} decides.
 */
@NullMarked
package org.attune.analytics.trend.change;

import org.jspecify.annotations.NullMarked;
