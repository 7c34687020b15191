/**
 * Histories written as events: the stream, where it goes, and the readers of research data sets.
 */
@NullMarked
package org.attune.app.replay;

import org.jspecify.annotations.NullMarked;
