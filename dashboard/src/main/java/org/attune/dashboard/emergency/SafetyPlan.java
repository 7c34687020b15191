package org.attune.dashboard.emergency;

import java.util.List;

/**
 * A safety plan in the six steps of Stanley and Brown (2012, Cognitive and Behavioral Practice 19:
 * 256), in the patient's own words; a step not written yet is empty.
 *
 * @param warningSigns how the patient notices that a crisis comes
 * @param coping what the patient can do alone
 * @param distraction people and places that take the mind off it
 * @param helpers people whom the patient can ask for help
 * @param professionals professionals and agencies to call
 * @param saferSurroundings what is done about means
 */
public record SafetyPlan(
    String warningSigns,
    String coping,
    String distraction,
    String helpers,
    String professionals,
    String saferSurroundings) {
  /** A plan not written yet. */
  public static final SafetyPlan EMPTY = new SafetyPlan("", "", "", "", "", "");

  /**
   * A step as a page shows it.
   *
   * @param field name of its field
   * @param heading the step in words
   * @param words what was written
   */
  public record Step(String field, String heading, String words) {
    /** Shows no words of the patient's. */
    @Override
    public String toString() {
      return "Step[field=" + field + "]";
    }
  }

  /** The steps in order. */
  public List<Step> steps() {
    return List.of(
        new Step("warningSigns", "Warning signs", warningSigns),
        new Step("coping", "What I can do by myself", coping),
        new Step("distraction", "People and places that take my mind off it", distraction),
        new Step("helpers", "People I can ask for help", helpers),
        new Step("professionals", "Professionals and agencies to call in a crisis", professionals),
        new Step("saferSurroundings", "Making my surroundings safer", saferSurroundings));
  }

  /** Whether nothing is written yet. */
  public boolean isEmpty() {
    return steps().stream().allMatch(step -> step.words().isEmpty());
  }

  /** Shows no words of the patient's. */
  @Override
  public String toString() {
    return "SafetyPlan[empty=" + isEmpty() + "]";
  }
}
