package org.attune.dashboard.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one reader has come: a job with its input, or this dashboard with a result topic.
 *
 * @param reader name of the job or topic
 * @param begun whether it has ever read anything
 * @param expected whether there is anything to read
 * @param notedAt when it was last asked how far it is; null when it never answered
 * @param movedAt when it last came on; null when it has not since this dashboard started
 * @param waitingSince since when something lies there that it has not read; null when nothing does
 */
public record Progress(
    String reader,
    boolean begun,
    boolean expected,
    @Nullable Instant notedAt,
    @Nullable Instant movedAt,
    @Nullable Instant waitingSince) {}
