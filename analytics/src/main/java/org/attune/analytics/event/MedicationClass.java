package org.attune.analytics.event;

/** What a medication is given for. */
public enum MedicationClass {
  UNKNOWN,
  ANTIDEPRESSANT,
  ANXIOLYTIC,
  ANTIPSYCHOTIC,
  MOOD_STABILIZER,
  STIMULANT,
  HYPNOTIC,
  OPIOID_USE_DISORDER,
  ALCOHOL_USE_DISORDER,
  NICOTINE_DEPENDENCE,
  OTHER
}
