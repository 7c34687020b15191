package org.attune.pipelines.trend;

import org.attune.analytics.intake.Observation;
import org.attune.pipelines.intake.Origin;

/** An observation on its way to its patient, with where it came from. */
public record CheckedEvent(Origin origin, long producedAtMillis, Observation observation) {}
