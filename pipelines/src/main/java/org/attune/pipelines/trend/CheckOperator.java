package org.attune.pipelines.trend;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.intake.EventChecks;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.intake.Rejection;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.intake.Verdict;
import org.jspecify.annotations.Nullable;

/** Lets through what is fit for trends; the rest is quarantined with its reason. Stateless. */
final class CheckOperator extends ProcessFunction<Received, CheckedEvent> {
  @Override
  public void processElement(Received received, Context context, Collector<CheckedEvent> out) {
    Rejection rejection = received.rejection();
    Checked checked = rejection == null ? check(received) : new Checked(null, rejection);
    if (checked == null) {
      // A tick: it has told the time and says nothing else.
      context.output(IntakeTags.VERDICTS, new Verdict(received.origin(), Disposition.ACCEPTED));
      return;
    }
    Observation observation = checked.observation();
    if (observation != null) {
      out.collect(new CheckedEvent(received.origin(), received.producedAtMillis(), observation));
    } else if (checked.rejection() != null) {
      context.output(IntakeTags.QUARANTINE, QuarantinedRecord.of(received, checked.rejection()));
      context.output(
          IntakeTags.VERDICTS,
          new Verdict(received.origin(), Disposition.of(checked.rejection().reason())));
    }
  }

  private static @Nullable Checked check(Received received) {
    if (received.checkIn() != null) {
      return EventChecks.check(received.checkIn(), received.producedAtMillis());
    }
    if (received.assessment() != null) {
      return EventChecks.check(received.assessment(), received.producedAtMillis());
    }
    if (received.biometrics() != null) {
      return EventChecks.check(received.biometrics(), received.producedAtMillis());
    }
    if (received.sleep() != null) {
      return EventChecks.check(received.sleep(), received.producedAtMillis());
    }
    if (received.session() != null) {
      return EventChecks.check(received.session(), received.producedAtMillis());
    }
    if (received.treatment() != null) {
      return EventChecks.check(received.treatment(), received.producedAtMillis());
    }
    return received.substanceUse() == null
        ? null
        : EventChecks.check(received.substanceUse(), received.producedAtMillis());
  }
}
