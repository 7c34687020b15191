package org.attune.analytics.instrument;

import java.util.Collection;
import java.util.List;

/**
 * How many blank items a score may have and still be given, scaled up from the answered ones.
 *
 * @param most most blank items
 * @param groups item numbers of groups that must not be blank beyond {@code mostOfGroup} each
 * @param mostOfGroup most blank items of one group
 * @param provenance where the rule comes from
 */
public record MissingRule(
    int most, List<List<Integer>> groups, int mostOfGroup, Provenance provenance) {
  static MissingRule allNeeded(Provenance provenance) {
    return new MissingRule(0, List.of(), 0, provenance);
  }

  static MissingRule upTo(int most, Provenance provenance) {
    return new MissingRule(most, List.of(), most, provenance);
  }

  /** Whether a score is given with those items blank. */
  public boolean allows(Collection<Integer> blank) {
    return blank.size() <= most
        && groups.stream()
            .allMatch(group -> group.stream().filter(blank::contains).count() <= mostOfGroup);
  }
}
