package org.attune.analytics.event;

/** How a use of a substance is known. */
public enum UseReportMethod {
  UNKNOWN,
  /** The patient told of it. */
  SELF_REPORT,
  /** A screen, such as an immunoassay of urine, that a definitive test may correct. */
  PRESUMPTIVE_TEST,
  /** A test that identifies the substance itself. */
  DEFINITIVE_TEST;

  /** True of a test of a specimen. */
  public boolean isTest() {
    return this == PRESUMPTIVE_TEST || this == DEFINITIVE_TEST;
  }
}
