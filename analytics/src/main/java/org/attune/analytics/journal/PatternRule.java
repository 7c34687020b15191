package org.attune.analytics.journal;

/** What a rule over the words of a sentence has, whatever it stands for. */
interface PatternRule {
  /** Kebab-case, never renamed. */
  String id();

  /** What it is made of, PhrasePattern says. */
  String pattern();

  /** True when it means the same of whoever it is said: another's is no less. */
  boolean ofOthersToo();
}
