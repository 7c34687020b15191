package org.attune.app.journal;

import org.attune.analytics.journal.model.PassageTerms;

/**
 * A labelled text as the heads weigh it.
 *
 * @param group as in {@link LabelledText}
 * @param saysSoPlainly true when a phrase rule on suicide fires in it unlowered
 */
record EncodedText(String group, String label, boolean saysSoPlainly, PassageTerms terms) {
  /** The same to a fit that is not to know who is written of. */
  EncodedText withoutPersons() {
    return new EncodedText(group, label, saysSoPlainly, terms.withoutPersons());
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
