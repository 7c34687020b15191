package org.attune.analytics.trend;

import java.util.HashMap;
import java.util.Map;

/** Pages of one patient while observations are taken in; each is read and written once. */
final class PageDrafts {
  private final DayStore store;
  private final PatientTrend patient;
  private final Map<PageKey, PageDraft> drafts = new HashMap<>();

  /**
   * Drafts of pages of a store.
   *
   * @param patient as the store keeps it now
   */
  PageDrafts(DayStore store, PatientTrend patient) {
    this.store = store;
    this.patient = patient;
  }

  /** The draft of a page. Of what was never told of there are no pages to look for. */
  PageDraft of(PageKey key) {
    return drafts.computeIfAbsent(
        key,
        any ->
            (patient.day(any.epochDay()).holds(any.series())
                    ? store.pageOrEmpty(any)
                    : DayPage.EMPTY)
                .draft());
  }

  /** Keeps the pages that have changed. */
  void keep() {
    drafts.forEach(
        (key, draft) -> {
          if (draft.changed()) {
            store.keep(key, draft.page());
          }
        });
  }
}
