package org.attune.analytics.trend;

import java.util.HashMap;
import java.util.Map;

/** Pages of one patient while observations are taken in; each is read and written once. */
final class PageDrafts {
  private final DayStore store;
  private final Map<PageKey, PageDraft> drafts = new HashMap<>();

  /** Drafts of pages of a store. */
  PageDrafts(DayStore store) {
    this.store = store;
  }

  /** The draft of a page. */
  PageDraft of(PageKey key) {
    return drafts.computeIfAbsent(key, any -> store.pageOrEmpty(any).draft());
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
