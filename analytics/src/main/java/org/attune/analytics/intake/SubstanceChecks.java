package org.attune.analytics.intake;

import java.util.List;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.UseReportMethod;
import org.attune.analytics.event.UseResult;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.substance.Substances;
import org.attune.analytics.time.LocalDays;
import org.jspecify.annotations.Nullable;

/**
 * What a report of substance use says about its local day: 1 for use that was not expected, 0 for
 * none. A prescribed substance and a specimen that was not given say nothing.
 *
 * <p>Tests are one series and self-reports another: how many substances were found on a day, each
 * counted once. Which ones stays in the events.
 */
final class SubstanceChecks {
  private SubstanceChecks() {}

  static Checked check(SubstanceUseReport report, long producedAtMillis) {
    Envelope envelope = report.envelope();
    Rejection rejection = EventChecks.checkMoment(envelope, producedAtMillis);
    if (rejection == null && !envelope.retracted()) {
      rejection = contradiction(report);
    }
    if (rejection != null) {
      return Checked.unfit(rejection);
    }
    int day = LocalDays.epochDay(envelope.eventTimeMillis(), envelope.zoneOffsetMinutes());
    boolean says =
        !envelope.retracted() && !report.expected() && report.result() != UseResult.NOT_PROVIDED;
    return Checked.fit(
        EventChecks.observed(
            envelope,
            "",
            0,
            day,
            says
                ? List.of(
                    EventChecks.sample(
                        metric(report.method()),
                        Substances.number(report.substance()),
                        report.unexpectedUse() ? 1 : 0))
                : List.of()));
  }

  private static String metric(UseReportMethod method) {
    return method.isTest() ? MetricCatalog.USE_TESTED : MetricCatalog.USE_REPORTED;
  }

  private static @Nullable Rejection contradiction(SubstanceUseReport report) {
    if (report.method() == UseReportMethod.UNKNOWN) {
      return new Rejection(RejectionReason.MALFORMED, "method");
    }
    if (report.result() == UseResult.UNKNOWN) {
      return new Rejection(RejectionReason.MALFORMED, "result");
    }
    return Substances.find(report.substance()).isEmpty()
        // A name that a catalogue does not know, as with metrics: mended, it can be read again.
        ? new Rejection(RejectionReason.UNKNOWN_METRIC, "substance")
        : null;
  }
}
