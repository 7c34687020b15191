package org.attune.analytics.alert;

/** What a reader of a piece of evidence must know about it. */
public enum Flag {
  /** The device's clock was wrong; the time of receipt stands in for it. */
  CLOCK_REPLACED,
  /** Received more than a day after it happened. */
  LATE,
  /** Too many blank items for a total. */
  NOT_SCORABLE,
  /** An answer outside the form's range. */
  IMPLAUSIBLE_ANSWER,
  /** A screen that a definitive test may correct. */
  PRESUMPTIVE,
  /** Not known whether the substance is prescribed. */
  PRESCRIPTION_UNKNOWN,
  /** Required items left blank. */
  INCOMPLETE,
  /** Words in a journal that are negated: lowered, not dropped; likewise the next six. */
  NEGATED,
  /** Dated by the text over three months ago. */
  PAST,
  /** About another person. */
  OTHER_PERSON,
  HYPOTHETICAL,
  IDIOM,
  QUOTED,
  /** Written in an exposure exercise. */
  EXPOSURE_EXERCISE,
  /** Withdrawn since: kept, annotated. */
  RETRACTED
}
