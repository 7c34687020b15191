package org.attune.analytics.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire and how it is scored.
 *
 * @param id stable id, as in events
 * @param name name on screen
 * @param items scored items in the order of the form
 * @param maxMissing most blank items for which a total is still prorated
 * @param bands severity bands, ascending, covering every total
 * @param reliableChange smallest change of the total, in points, that counts as reliable
 * @param caseness smallest total of the clinical range
 * @param panelLoinc LOINC code of the form, or null where none was confirmed
 * @param totalLoinc LOINC code of the total, or null where none was confirmed
 * @param totalMetric metric id of the total
 */
public record Instrument(
    String id,
    String name,
    List<InstrumentItem> items,
    int maxMissing,
    List<SeverityBand> bands,
    double reliableChange,
    int caseness,
    @Nullable String panelLoinc,
    @Nullable String totalLoinc,
    String totalMetric) {}
