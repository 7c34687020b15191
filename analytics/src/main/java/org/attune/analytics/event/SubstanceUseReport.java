package org.attune.analytics.event;

import org.jspecify.annotations.Nullable;

/**
 * What one test or self-report says about one substance. The envelope's moment is when the specimen
 * was asked for or, of a self-report, when the use was.
 *
 * @param substance code of {@code org.attune.analytics.substance.Substances}
 * @param prescribed true when the substance is prescribed to the patient; null when unknown
 */
public record SubstanceUseReport(
    Envelope envelope,
    UseReportMethod method,
    String substance,
    UseResult result,
    @Nullable Boolean prescribed) {

  /** True when it tells of a substance that is expected in this patient. */
  public boolean expected() {
    return Boolean.TRUE.equals(prescribed);
  }

  /**
   * True when it tells of a use that was not expected. A prescribed substance is none, nor is a
   * specimen that was not given.
   */
  public boolean unexpectedUse() {
    return result == UseResult.POSITIVE && !expected();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "SubstanceUseReport[redacted]";
  }
}
