package org.attune.analytics.journal.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The heads that come with this build. What they learned from, how well they do and where they end
 * is in docs/MODELS.md.
 *
 * @param suicideLanguage tells writing to and of suicide from other writing of people under stress
 * @param ownIdeation among such writing, tells who writes of thoughts, behaviour or attempts of
 *     their own from who supports others or shows risk alone
 * @param distress tells a stressed passage from one that is not
 * @param hopelessness tells sentences round which phrase rules find hopelessness from ordinary
 *     ones; no person labelled them
 * @param reviewFrom product of the first two from which a passage asks for a review
 * @param distressFrom probability from which a passage counts as stressed
 * @param hopelessnessFrom probability from which a passage without a phrase on hopelessness asks
 *     for one
 * @param crossValidated figures by name on people that the fit had not seen
 */
public record JournalHeads(
    LogisticHead suicideLanguage,
    LogisticHead ownIdeation,
    LogisticHead distress,
    LogisticHead hopelessness,
    double reviewFrom,
    double distressFrom,
    double hopelessnessFrom,
    Map<String, Double> crossValidated) {
  /** Where they are kept, beside this class. */
  public static final String RESOURCE = "heads.txt";

  /** Id of the head of suicide language. */
  public static final String SUICIDE_LANGUAGE = "suicide-language";

  /** Id of the head of own ideation. */
  public static final String OWN_IDEATION = "own-ideation";

  /** Id of the head of distress. */
  public static final String DISTRESS = "distress";

  /** Id of the head of hopelessness. */
  public static final String HOPELESSNESS = "hopelessness";

  private static final String REVIEW = "review";

  /**
   * The heads of the resource.
   *
   * @throws IllegalStateException when it is missing or not well made
   */
  public static JournalHeads load() {
    return of(HeadFile.load(RESOURCE));
  }

  /**
   * Heads from what {@link #lines} wrote.
   *
   * @throws IllegalStateException when a head or a threshold is missing
   */
  public static JournalHeads parse(List<String> lines) {
    return of(HeadFile.parse(lines));
  }

  private static JournalHeads of(HeadFile file) {
    return new JournalHeads(
        file.head(SUICIDE_LANGUAGE),
        file.head(OWN_IDEATION),
        file.head(DISTRESS),
        file.head(HOPELESSNESS),
        file.threshold(REVIEW),
        file.threshold(DISTRESS),
        file.threshold(HOPELESSNESS),
        file.crossValidated());
  }

  /** As lines of text; the same heads give the same lines. */
  public List<String> lines() {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    thresholds.put(REVIEW, reviewFrom);
    thresholds.put(DISTRESS, distressFrom);
    thresholds.put(HOPELESSNESS, hopelessnessFrom);
    Map<String, LogisticHead> heads = new LinkedHashMap<>();
    for (LogisticHead head : List.of(suicideLanguage, ownIdeation, distress, hopelessness)) {
      heads.put(head.id(), head);
    }
    return new HeadFile(crossValidated, thresholds, heads).lines();
  }

  /** Probability that a passage speaks of suicide, and of the writer's own. */
  public double ideation(PassageTerms terms) {
    return suicideLanguage.probability(terms) * ownIdeation.probability(terms);
  }
}
