package org.attune.analytics.event;

/** What changed in a treatment. */
public enum TreatmentChange {
  UNKNOWN,
  MEDICATION_START,
  MEDICATION_STOP,
  MEDICATION_DOSE,
  LEVEL_OF_CARE,
  PHASE,
  EXPOSURE_WORK;

  /** True when the change says nothing without the code of a medication, level or phase. */
  public boolean needsCode() {
    return this != EXPOSURE_WORK;
  }
}
