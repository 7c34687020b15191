package org.attune.dashboard.api;

/** What several descriptions say. */
final class Words {
  static final String PATIENT = "Opaque id of the patient.";
  static final String DELAYED =
      "Since when data are missing, UTC; null while all is up to date. Not null: what this answer"
          + " holds may be out of date, and no alerts does not mean no risk.";
  static final String NOTICE =
      "Notice under 42 CFR 2.32, which goes wherever this answer goes; null where none is due.";
  static final String METRIC = "Id of the metric, as the metric catalogue has it.";
  static final String UNIT = "Unit of the metric, UCUM; null for a metric that is not catalogued.";
  static final String SINCE =
      "Revision of the alert that was read, as field revision of the alert says.";

  private Words() {}
}
