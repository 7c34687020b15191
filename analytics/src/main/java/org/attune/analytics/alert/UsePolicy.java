package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.UseReportMethod;
import org.attune.analytics.event.UseResult;
import org.attune.analytics.substance.Substances;

/**
 * Use after abstinence. Of an opioid it is urgent, since tolerance is reduced; of another substance
 * it is for the next review. A prescribed substance is expected, and a specimen that was not given
 * is no use ({@code docs/CLINICAL.md} §5a). A use that goes on is not told again and again: it ends
 * an abstinence when none is known of the 14 days before, or when a finding in between was
 * negative.
 */
final class UsePolicy {
  /** A use that is told of within this time goes on, milliseconds. Program policy. */
  private static final long GOES_ON_MILLIS = 14L * 24 * 60 * 60 * 1000;

  private UsePolicy() {}

  /** Under what use of a substance is remembered: all opioids are one. */
  static String key(SubstanceUseReport report) {
    return Substances.isOpioid(report.substance()) ? "opioid" : report.substance();
  }

  /** What is known after a report. */
  static UseTrack track(UseTrack before, SubstanceUseReport report, long atMillis) {
    if (report.envelope().retracted()) {
      return before;
    }
    if (report.unexpectedUse()) {
      return before.used(atMillis);
    }
    return report.result() == UseResult.NEGATIVE ? before.clean(atMillis) : before;
  }

  /**
   * What a report says.
   *
   * @param before what was known before it
   */
  static List<Finding> of(SubstanceUseReport report, UseTrack before, long producedAtMillis) {
    Envelope envelope = report.envelope();
    Moment moment = Moment.of(envelope, producedAtMillis);
    boolean opioid = Substances.isOpioid(report.substance());
    AlertKind kind = opioid ? AlertKind.OPIOID_RETURN_TO_USE : AlertKind.RETURN_TO_USE;
    boolean use = report.unexpectedUse() && !envelope.retracted();
    if (!use) {
      return envelope.revision() == 0 && !envelope.retracted()
          ? List.of()
          : List.of(
              moment.finding(
                  kind,
                  envelope,
                  new Told(reason(report, opioid), Tier.UNKNOWN, metric(report), null, null),
                  List.of(Flag.RETRACTED),
                  true));
    }
    // A correction of what was told is judged as the report itself was.
    if (envelope.revision() == 0
        && !before.endsAbstinence(moment.eventTimeMillis(), GOES_ON_MILLIS)) {
      return List.of();
    }
    List<Flag> flags = new ArrayList<>();
    if (report.method() == UseReportMethod.PRESUMPTIVE_TEST) {
      flags.add(Flag.PRESUMPTIVE);
    }
    if (report.prescribed() == null) {
      flags.add(Flag.PRESCRIPTION_UNKNOWN);
    }
    return List.of(
        moment.finding(
            kind,
            envelope,
            new Told(
                reason(report, opioid),
                opioid ? Tier.URGENT : Tier.ROUTINE,
                metric(report),
                null,
                null),
            flags,
            false));
  }

  private static String metric(SubstanceUseReport report) {
    return "substance." + report.substance();
  }

  private static Reason reason(SubstanceUseReport report, boolean opioid) {
    if (opioid) {
      return Reason.OPIOID_USE;
    }
    return report.method().isTest() ? Reason.USE_DETECTED : Reason.USE_REPORTED;
  }
}
