package org.attune.dashboard.caseload;

import java.util.List;
import org.attune.dashboard.alert.AlertView;

/**
 * A page of the caseload.
 *
 * @param rows patients, who needs a look first
 * @param number page number, from 1
 * @param patients patients in scope, all pages together
 * @param pages number of pages, at least 1
 */
public record CaseloadPage(List<CaseloadRow> rows, int number, int patients, int pages) {
  public CaseloadPage {
    rows = List.copyOf(rows);
  }

  /** Whether the notice of redisclosure is due. */
  public boolean restricted() {
    return rows.stream().flatMap(row -> row.alerts().stream()).anyMatch(AlertView::restricted);
  }
}
