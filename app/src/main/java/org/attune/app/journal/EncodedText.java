package org.attune.app.journal;

import java.util.Set;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.model.PassageTerms;

/**
 * A labelled text as the heads weigh it.
 *
 * @param group as in {@link LabelledText}
 * @param forum as in {@link LabelledText}
 * @param balance as in {@link LabelledText}
 * @param saidPlainly as in {@link org.attune.analytics.journal.Passage}
 */
record EncodedText(
    String group,
    String label,
    String forum,
    double balance,
    Set<JournalCategory> saidPlainly,
    PassageTerms terms) {
  /** The same to a fit that is not to know who is written of. */
  EncodedText withoutPersons() {
    return with(terms.withoutPersons());
  }

  /** The same to a fit that weighs vectors alone. */
  EncodedText withoutWording() {
    return with(terms.withoutWording());
  }

  private EncodedText with(PassageTerms others) {
    return new EncodedText(group, label, forum, balance, saidPlainly, others);
  }

  /** True when a phrase rule on suicide fires in it with nothing around. */
  boolean saysSoPlainly() {
    return saidPlainly.stream().anyMatch(JournalCategory::ofSuicide);
  }

  /** True when it was posted in one of the forums. */
  boolean in(Set<String> forums) {
    return forums.contains(forum);
  }

  /** True when it has one of the labels. */
  boolean is(String... labels) {
    for (String one : labels) {
      if (label.equals(one)) {
        return true;
      }
    }
    return false;
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "EncodedText[redacted]";
  }
}
