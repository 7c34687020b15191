package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.instrument.ColumbiaResult;
import org.attune.analytics.instrument.ColumbiaTriage;
import org.attune.analytics.instrument.Instrument;

/**
 * The C-SSRS screener, on the very form: high is immediate, moderate or incomplete urgent, low for
 * the same day. A blank is never a "no" ({@code docs/CLINICAL.md} §5a).
 */
final class ColumbiaPolicy {
  private ColumbiaPolicy() {}

  static List<Finding> of(Assessment assessment, long producedAtMillis) {
    return ColumbiaTriage.form(assessment.instrument())
        .map(form -> of(form, assessment, producedAtMillis))
        .orElse(List.of());
  }

  private static List<Finding> of(Instrument form, Assessment assessment, long producedAtMillis) {
    Envelope envelope = assessment.envelope();
    Moment moment = Moment.of(envelope, producedAtMillis);
    ColumbiaResult result = ColumbiaTriage.read(form, assessment.answered());
    Tier tier = tier(result);
    if (tier == Tier.UNKNOWN) {
      return envelope.revision() == 0
          ? List.of()
          : List.of(
              moment.finding(
                  AlertKind.SUICIDE_RISK,
                  envelope,
                  new Told(Reason.CSSRS_LOW, Tier.UNKNOWN, form.id(), null, null),
                  List.of(Flag.RETRACTED),
                  true));
    }
    List<Flag> flags = new ArrayList<>();
    if (result.incomplete()) {
      flags.add(Flag.INCOMPLETE);
    }
    if (!result.implausible().isEmpty()) {
      flags.add(Flag.IMPLAUSIBLE_ANSWER);
    }
    return List.of(
        moment.finding(
            AlertKind.SUICIDE_RISK,
            envelope,
            new Told(reason(result), tier, form.id(), level(result), null),
            flags,
            false));
  }

  private static Tier tier(ColumbiaResult result) {
    return switch (result.tier()) {
      case HIGH -> Tier.IMMEDIATE;
      case MODERATE -> Tier.URGENT;
      case LOW -> result.incomplete() ? Tier.URGENT : Tier.SAME_DAY;
      case NONE -> result.incomplete() ? Tier.URGENT : Tier.UNKNOWN;
    };
  }

  /** Tells a worse answer under the same event id from a re-send. */
  private static double level(ColumbiaResult result) {
    return switch (result.tier()) {
      case NONE -> 0;
      case LOW -> 1;
      case MODERATE -> 2;
      case HIGH -> 3;
    };
  }

  private static Reason reason(ColumbiaResult result) {
    return switch (result.tier()) {
      case HIGH -> Reason.CSSRS_HIGH;
      case MODERATE -> Reason.CSSRS_MODERATE;
      case LOW -> Reason.CSSRS_LOW;
      case NONE -> Reason.CSSRS_INCOMPLETE;
    };
  }
}
