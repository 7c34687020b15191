package org.attune.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of open alerts.
 *
 * @param alerts new ones first, by tier, what waits longest first
 * @param page number of the page
 * @param pages number of pages
 * @param total open alerts on all pages
 * @param delayedSince since when data are missing, or null
 * @param notice notice under 42 CFR 2.32 where it is due, else null
 */
record AlertsAnswer(
    @Schema(description = "New ones first, then by tier, then what waits longest.")
        List<AlertEntry> alerts,
    @Schema(description = "Number of this page, from 1.") int page,
    @Schema(description = "Number of pages, at least 1; 200 alerts a page.") int pages,
    @Schema(description = "Open alerts in scope, all pages together.") int total,
    @Schema(description = Words.DELAYED) @Nullable Instant delayedSince,
    @Schema(description = Words.NOTICE) @Nullable String notice) {}
