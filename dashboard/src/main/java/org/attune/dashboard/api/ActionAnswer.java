package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.attune.dashboard.alert.ActionOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of an action that was not refused.
 *
 * @param actionId id of the action
 * @param outcome what became of it
 * @param words the same in words
 * @param alert the alert as it stands now
 * @param notice notice under 42 CFR 2.32 where it is due, else null
 */
record ActionAnswer(
    @Schema(description = "Id of the action, the sender's or the server's.") UUID actionId,
    @Schema(
            description = "What became of it.",
            allowableValues = {"DONE", "ACKNOWLEDGED_ALREADY"})
        ActionOutcome outcome,
    @Schema(description = "The same in words.") String words,
    @Schema(description = "The alert as it stands now.") AlertEntry alert,
    @Schema(description = Words.NOTICE) @Nullable String notice) {}
