package org.attune.analytics.instrument;

import java.util.List;
import java.util.Map;

/**
 * A rule on how many items of each cluster are endorsed.
 *
 * @param endorsedFrom smallest answer that endorses an item
 * @param needs what each cluster needs
 * @param provenance where it comes from
 */
public record ClusterRule(int endorsedFrom, List<ClusterNeed> needs, Provenance provenance) {
  /**
   * What one cluster needs.
   *
   * @param items numbers of its items
   * @param least how many must be endorsed
   */
  public record ClusterNeed(List<Integer> items, int least) {}

  /** What the rule says of one form. */
  public enum Verdict {
    MET,
    NOT_MET,
    /** Blank items decide; a blank is not taken for a "no". */
    UNDETERMINED
  }

  /**
   * Applies the rule.
   *
   * @param answered item number → answer code, without the blank items
   */
  public Verdict judge(Map<Integer, Integer> answered) {
    boolean met = true;
    for (ClusterNeed need : needs) {
      int endorsed = 0;
      int blank = 0;
      for (int item : need.items()) {
        Integer answer = answered.get(item);
        if (answer == null) {
          blank++;
        } else if (answer >= endorsedFrom) {
          endorsed++;
        }
      }
      if (endorsed + blank < need.least()) {
        return Verdict.NOT_MET;
      }
      met = met && endorsed >= need.least();
    }
    return met ? Verdict.MET : Verdict.UNDETERMINED;
  }
}
