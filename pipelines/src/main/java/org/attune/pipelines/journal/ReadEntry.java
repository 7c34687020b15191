package org.attune.pipelines.journal;

import org.attune.analytics.journal.JournalReading;
import org.attune.pipelines.intake.Origin;

/**
 * What was read in an entry, on its way to its patient; none of its text.
 *
 * @param counted true when its verdict was given already
 */
public record ReadEntry(Origin origin, JournalReading reading, boolean counted) {}
