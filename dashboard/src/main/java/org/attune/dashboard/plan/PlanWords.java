package org.attune.dashboard.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.analytics.alert.PlanDraft;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.analytics.instrument.Instrument;
import org.attune.analytics.instrument.Instruments;
import org.attune.dashboard.wording.PlanLabels;

/**
 * What a plan says, in words.
 *
 * @param off policies that are switched off
 * @param passedOver ids that it switches off to no effect: about safety, or unknown here
 * @param sensitivity of the charts
 * @param sensitivityAbout what that does
 * @param measures questionnaires that can be overdue, and how often they are due
 * @param perWeek how many routine alerts a week
 * @param refractory how long no other alert of a kind comes
 */
public record PlanWords(
    List<String> off,
    List<String> passedOver,
    String sensitivity,
    String sensitivityAbout,
    List<String> measures,
    String perWeek,
    String refractory) {

  static PlanWords of(PlanDraft draft) {
    List<String> off = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    for (String id : draft.off()) {
      Optional<SignalPolicy> policy = SignalPolicy.find(id).filter(one -> !one.safety());
      policy.ifPresentOrElse(known -> off.add(PlanLabels.policy(known)), () -> passedOver.add(id));
    }
    return new PlanWords(
        List.copyOf(off),
        List.copyOf(passedOver),
        PlanLabels.sensitivity(draft.sensitivity()),
        PlanLabels.about(draft.sensitivity()),
        measures(draft),
        "At most " + draft.routineAlertsPerWeek() + " in 7 days",
        refractory(draft.refractoryDays()));
  }

  private static List<String> measures(PlanDraft draft) {
    List<String> measures = new ArrayList<>();
    List<String> known = Instruments.all().stream().map(Instrument::id).toList();
    for (String id : known) {
      Integer days = draft.measureDays().get(id);
      if (days != null) {
        measures.add(measure(id, days));
      }
    }
    draft.measureDays().entrySet().stream()
        .filter(entry -> !known.contains(entry.getKey()))
        .map(entry -> measure(entry.getKey(), entry.getValue()))
        .sorted()
        .forEach(measures::add);
    return List.copyOf(measures);
  }

  private static String measure(String id, int days) {
    return PlanLabels.instrument(id) + " " + PlanLabels.every(days);
  }

  private static String refractory(int days) {
    return days == 0
        ? "when one has ended, another of its kind may follow at once"
        : "when one has ended, none of its kind for " + (days == 1 ? "1 day" : days + " days");
  }
}
