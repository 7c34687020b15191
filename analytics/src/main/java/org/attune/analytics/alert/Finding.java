package org.attune.analytics.alert;

import org.attune.analytics.event.Confidentiality;

/**
 * What a policy found: evidence for an episode of some kind.
 *
 * @param retracted true when the evidence was withdrawn: annotates, opens nothing
 */
public record Finding(
    AlertKind kind, Evidence evidence, boolean retracted, Confidentiality confidentiality) {}
