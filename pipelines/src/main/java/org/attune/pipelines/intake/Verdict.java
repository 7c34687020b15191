package org.attune.pipelines.intake;

import org.attune.analytics.intake.Disposition;

/** What became of one record. */
public record Verdict(Origin origin, Disposition disposition) {}
