package org.attune.analytics.journal;

/**
 * What one rule found in one entry that may set something off: the place of most weight, of equal
 * ones the first.
 *
 * @param ruleId kebab-case, never renamed
 * @param spanStart first UTF-16 unit of the entry's text, from 0
 * @param spanEnd first unit after it
 * @param hits places in the entry where the rule fired, from 1
 * @param linked true when the same sentence says that something was set off
 * @param lowered true when it is dated long ago, supposed, or part of an exposure exercise
 */
public record TriggerFinding(
    JournalTrigger trigger,
    String ruleId,
    int spanStart,
    int spanEnd,
    int hits,
    boolean linked,
    boolean lowered) {
  /** The one of more weight, this of equal ones, with the places of both. */
  TriggerFinding with(TriggerFinding later) {
    TriggerFinding kept = later.weight() > weight() ? later : this;
    return new TriggerFinding(
        trigger,
        ruleId,
        kept.spanStart,
        kept.spanEnd,
        hits + later.hits,
        kept.linked,
        kept.lowered);
  }

  private int weight() {
    return (lowered ? 0 : 2) + (linked ? 1 : 0);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "TriggerFinding[redacted]";
  }
}
