package org.attune.analytics.trend;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.packed.PackedInput;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DayPage} that is being written: many contributions share one copy of its bytes. Not
 * thread-safe.
 */
final class PageDraft {
  private byte[] bytes;
  private int length;
  private boolean changed;

  /** The events in it, found out when a second is added; at most those of a page. */
  private @Nullable Set<EventHash> events;

  /** A draft that starts as a copy of a page's bytes. */
  PageDraft(byte[] packed) {
    this.bytes = packed;
    this.length = packed.length;
  }

  /**
   * What became of a contribution.
   *
   * @param changed false when the page holds a greater one of that event
   * @param weight how much input was added, by {@link Contribution#weight}
   * @param replaced samples of the lesser one that gave way
   */
  record Added(boolean changed, long weight, List<MetricSamples> replaced) {
    private static final Added NOTHING = new Added(false, 0, List.of());

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Added[redacted]";
    }
  }

  /** Takes a contribution in, unless a greater one of its event is there. */
  Added add(EventHash event, Contribution contribution) {
    if (!holds(event)) {
      replace(length, length, DayPage.entry(event, contribution));
      if (events != null) {
        events.add(event);
      }
      return new Added(true, contribution.weight(), List.of());
    }
    PackedInput in = new PackedInput(bytes, length);
    int start = find(in, event);
    Contribution known = DayPage.entry(in);
    if (Contribution.ORDER.compare(known, contribution) >= 0) {
      return Added.NOTHING;
    }
    replace(start, in.position(), DayPage.entry(event, contribution));
    return new Added(true, contribution.weight() - known.weight(), known.samples());
  }

  /** True when the page holds the event, whatever it says of it. */
  boolean holds(EventHash event) {
    if (events == null && !changed) {
      // Of most drafts one event is asked for: to look through is quicker than to list all.
      return find(new PackedInput(bytes, length), event) < length;
    }
    if (events == null) {
      events = events();
    }
    return events.contains(event);
  }

  private Set<EventHash> events() {
    Set<EventHash> all = new HashSet<>();
    PackedInput in = new PackedInput(bytes, length);
    while (!in.atEnd()) {
      all.add(new EventHash(in.fixed(), in.fixed()));
      in.skip(in.unsignedInt());
    }
    return all;
  }

  /** Where the entry of an event starts, and leaves the input at its body; the end without one. */
  private static int find(PackedInput in, EventHash event) {
    while (!in.atEnd()) {
      int start = in.position();
      boolean same = in.fixed() == event.high();
      same &= in.fixed() == event.low();
      int body = in.unsignedInt();
      if (same) {
        return start;
      }
      in.skip(body);
    }
    return in.position();
  }

  /** Whether the page is another one by now. */
  boolean changed() {
    return changed;
  }

  /** The page as it is by now. */
  DayPage page() {
    return new DayPage(Arrays.copyOf(bytes, length));
  }

  /** Puts an entry in the place of the bytes between two places. */
  private void replace(int from, int to, byte[] entry) {
    int longer = length - (to - from) + entry.length;
    // The first change copies: the bytes are the page's until then.
    byte[] target =
        changed && longer <= bytes.length ? bytes : new byte[Math.max(longer, capacity(longer))];
    if (target != bytes) {
      System.arraycopy(bytes, 0, target, 0, from);
    }
    System.arraycopy(bytes, to, target, from + entry.length, length - to);
    System.arraycopy(entry, 0, target, from, entry.length);
    bytes = target;
    length = longer;
    changed = true;
  }

  /** Room for what else may come; a page's first entry is most often its only one. */
  private int capacity(int needed) {
    return changed ? needed * 2 : needed;
  }
}
