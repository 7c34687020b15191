package org.attune.dashboard.audit;

import java.util.List;

/**
 * What a check of the chain found.
 *
 * @param rows rows of the trail, linked or not
 * @param pending rows that wait for their link, as those of the last moments do
 * @param anchors anchors compared
 * @param breaks where the chain is broken, in its order
 */
public record AuditFindings(long rows, long pending, int anchors, List<Break> breaks) {
  public AuditFindings {
    breaks = List.copyOf(breaks);
  }

  /** How a chain is broken. */
  public enum Kind {
    /** The hash is not that of the row, the link before and the position. */
    CHANGED,
    /** The link is there, its row is not. */
    ROW_DELETED,
    /** A position, or a run of them from this one on, has no link. */
    LINK_DELETED,
    /** A row that neither has a link nor waits for one. */
    NOT_LINKED,
    /** The chain no longer reaches this anchor. */
    CUT_OFF,
    /** The chain holds another hash at this anchor. */
    REWRITTEN
  }

  /**
   * A break.
   *
   * @param kind how
   * @param position position in the chain; of a row without a link its audit_id
   */
  public record Break(Kind kind, long position) {}
}
