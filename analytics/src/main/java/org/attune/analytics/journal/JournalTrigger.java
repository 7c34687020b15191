package org.attune.analytics.journal;

/** What a writer names that may set something off. */
public enum JournalTrigger {
  ARGUMENT,
  REJECTION,
  /** Meeting or hearing from somebody who harmed the writer. */
  ABUSER_CONTACT,
  LOSS,
  ANNIVERSARY,
  TRAUMA_REMINDER,
  CROWDED_PLACE,
  OTHERS_USING,
  PLACE_OF_USE,
  PAYDAY,
  MONEY_WORRY,
  WORK_PRESSURE,
  POOR_SLEEP,
  PAIN,
  MEDICAL_APPOINTMENT,
  LEGAL_MATTER,
  BEING_ALONE,
  FAMILY_VISIT
}
