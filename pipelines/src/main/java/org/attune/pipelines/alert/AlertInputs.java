package org.attune.pipelines.alert;

import java.util.List;
import org.attune.analytics.alert.AlertInput;
import org.attune.analytics.journal.JournalPolicy;
import org.attune.pipelines.intake.Received;

/** What a record of the log is to the alert fold. */
public final class AlertInputs {
  private AlertInputs() {}

  /**
   * The inputs of a record, in order; the passing of time for one that says nothing else. None for
   * language that is context alone.
   */
  public static List<AlertInput> of(Received received) {
    return received.journalSignal() == null
        ? List.of(inputOf(received))
        : JournalPolicy.of(received.journalSignal()).stream()
            .<AlertInput>map(AlertInput.LanguageFound::new)
            .toList();
  }

  private static AlertInput inputOf(Received received) {
    if (received.assessment() != null) {
      return new AlertInput.AssessmentReceived(received.assessment(), received.producedAtMillis());
    }
    if (received.checkIn() != null) {
      return new AlertInput.CheckInReceived(received.checkIn(), received.producedAtMillis());
    }
    if (received.session() != null) {
      return new AlertInput.SessionRecorded(received.session(), received.producedAtMillis());
    }
    if (received.treatment() != null) {
      return new AlertInput.TreatmentChanged(received.treatment(), received.producedAtMillis());
    }
    if (received.substanceUse() != null) {
      return new AlertInput.UseReported(received.substanceUse(), received.producedAtMillis());
    }
    if (received.plan() != null) {
      return new AlertInput.PlanSet(received.plan());
    }
    if (received.careEpisode() != null) {
      return new AlertInput.EnrolmentSet(received.careEpisode());
    }
    if (received.trendPoint() != null) {
      return new AlertInput.TrendPublished(received.trendPoint());
    }
    if (received.action() != null) {
      return new AlertInput.ActionTaken(received.action());
    }
    return new AlertInput.TimePassed();
  }
}
