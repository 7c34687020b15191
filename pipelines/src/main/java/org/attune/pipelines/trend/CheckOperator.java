package org.attune.pipelines.trend;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.attune.analytics.intake.Checked;
import org.attune.analytics.intake.Disposition;
import org.attune.analytics.intake.Observation;
import org.attune.pipelines.intake.IntakeTags;
import org.attune.pipelines.intake.QuarantinedRecord;
import org.attune.pipelines.intake.Received;
import org.attune.pipelines.intake.Verdict;

/** Lets through what is fit for trends; the rest is quarantined with its reason. Stateless. */
final class CheckOperator extends ProcessFunction<Received, CheckedEvent> {
  @Override
  public void processElement(Received received, Context context, Collector<CheckedEvent> out) {
    Checked checked = received.checked();
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
}
