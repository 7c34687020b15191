package org.attune.analytics.journal;

import org.attune.analytics.event.Confidentiality;
import org.jspecify.annotations.Nullable;

/**
 * Contexts of the revisions of one entry, folded into the one that stands. Whatever the order in
 * which revisions arrive, it is that of the highest, under the strictest rules of all; of equal
 * ones a withdrawal wins, then what a model has read, then the first.
 */
public final class ContextFold {
  /**
   * What a context led to.
   *
   * @param published what is to be told, or null when it is known
   */
  public record Outcome(ContextMemory memory, @Nullable EntryContext published) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Outcome[redacted]";
    }
  }

  /** Takes a context in; {@code known} is null for an entry not seen in the time remembered. */
  public Outcome apply(@Nullable ContextMemory known, EntryContext context, long nowMillis) {
    if (known == null) {
      return new Outcome(new ContextMemory(context, nowMillis), context);
    }
    EntryContext before = known.latest();
    Confidentiality strictest =
        before.envelope().confidentiality().strictest(context.envelope().confidentiality());
    EntryContext stands = (replaces(context, before) ? context : before).under(strictest);
    return stands.equals(before)
        ? new Outcome(known, null)
        : new Outcome(new ContextMemory(stands, nowMillis), stands);
  }

  private static boolean replaces(EntryContext context, EntryContext before) {
    int revision = Integer.compare(context.envelope().revision(), before.envelope().revision());
    if (revision != 0) {
      return revision > 0;
    }
    if (context.envelope().retracted() || before.envelope().retracted()) {
      return !before.envelope().retracted();
    }
    return context.readByModel() && !before.readByModel();
  }
}
