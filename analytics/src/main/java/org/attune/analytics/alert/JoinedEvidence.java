package org.attune.analytics.alert;

/**
 * Evidence within an episode.
 *
 * @param revision revision of the episode that brought it in: a clinician who saw a lower one has
 *     not seen it
 */
public record JoinedEvidence(Evidence evidence, long revision) {}
