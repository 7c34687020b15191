package org.attune.app.journal;

import java.util.function.Predicate;

/** What the labels of the collections are asked for. */
final class Labels {
  /** Thoughts of suicide of one's own, or worse. */
  static final Predicate<EncodedText> IDEATION_OR_WORSE =
      text -> text.is("Ideation", "Behavior", "Attempt");

  /** Support of others, or signs of risk without thoughts of suicide. */
  static final Predicate<EncodedText> SUPPORTIVE_OR_INDICATOR =
      text -> text.is("Supportive", "Indicator");

  static final Predicate<EncodedText> BEHAVIOR_OR_ATTEMPT = text -> text.is("Behavior", "Attempt");

  static final Predicate<EncodedText> STRESSED = text -> text.is("1");

  /** No phrase rule on suicide fires unlowered: a model may be the only one to notice. */
  static final Predicate<EncodedText> NOT_SAID_PLAINLY = text -> !text.saysSoPlainly();

  private Labels() {}
}
