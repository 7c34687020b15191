package org.attune.app.simulate;

/** The course a simulated patient takes: the truth that monitoring is held against. */
public enum Archetype {
  /** Symptoms vary round the same level throughout. */
  STEADY,
  /** Symptoms fall fast at first, then slower, as in a treatment that works. */
  IMPROVING,
  /** From the change day symptoms rise over two weeks; restlessness leads by five days. */
  DETERIORATING,
  /** Craving climbs for five days up to the change day, then urges to use stay high. */
  RETURN_TO_USE,
  /** From the change day check-ins and wearable fade out within days. */
  FALLING_SILENT,
  /** From the change day the wearable lies in a drawer; the check-ins go on. */
  WEARABLE_NOT_WORN,
  /** From the change day ten days in another time zone, then home again. */
  TRAVELLER,
  /** The wearable syncs every few days, once after more than two weeks from the change day on. */
  LATE_SYNCER,
  /** From the change day the phone's clock is a day ahead for six days, later two days behind. */
  WRONG_PHONE_CLOCK
}
